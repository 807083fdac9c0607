import { deal, pipeline, salesTarget, stage, team } from '@regulars/model'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { create, createMany, ctxFor, systemCtx, update } from '../records/index.ts'
import { actorWith } from '../records/testing.ts'
import { dataSet, describeWithDataSets, readDataSet, testCollect } from './collect/testing.ts'
import { acceptInvitation } from './governance/people/accept-invitation.ts'
import { invite } from './governance/people/invite.ts'
import { readForecast } from './sales/insight/forecast.ts'
import { readFunnel } from './sales/insight/funnel.ts'
import { readMovements } from './sales/insight/movements.ts'
import { takeSnapshot } from './sales/insight/take-snapshot.ts'
import { readWinRates } from './sales/insight/win-rates.ts'
import { scoreDeals } from './sales/win-probability/score-deals.ts'

const { services, db, clock, importFile } = await testCollect()
const system = () => systemCtx(services, 'Test')
const dollars = (whole: number) => whole * 100

interface WinBackTest {
  refused: unknown[]
  trainedOn: number
  testedOn: number
  auc: number
  logLoss: number
  baseline: { logLoss: number }
}

/** Sales of the set end with 2017; the figures below were counted from the file by a script of ten lines, the total is the published one. */
const atEndOf2017 = Date.parse('2018-01-02T09:00:00Z')
const published = { deals: 8800, won: 4238, lost: 2473, wonValue: dollars(10_005_534) }

describeWithDataSets('8,800 deals of a maker of hardware (Maven Analytics)', () => {
  let pipelineId: string

  beforeAll(async () => {
    clock.advance(atEndOf2017 - clock.now().getTime())
    await services.settings.set({ currency: 'USD' }, { userId: null, at: clock.now() })
    pipelineId = await create(system(), pipeline, { name: 'Hardware' })
    const stages = [
      { name: 'Prospecting', probability: 0.2 },
      { name: 'Engaging', probability: 0.6 },
      { name: 'Won', outcome: 'won' },
      { name: 'Lost', outcome: 'lost' },
    ]
    await createMany(
      system(),
      stage,
      stages.map((each, index) => ({ ...each, pipelineId, position: index + 1 })),
    )
    await makeSellers()
    const products = await importFile('products', { path: dataSet('maven-crm/products.csv') })
    expect(products).toMatchObject({ status: 'done', created: 7, rejected: 0 })
    const accounts = await importFile('companies', { path: dataSet('maven-crm/accounts.csv') })
    expect(accounts).toMatchObject({ status: 'done', created: 85, rejected: 0 })
    const deals = await importFile('deals', { path: dataSet('maven-crm/sales_pipeline.csv') })
    expect(deals).toMatchObject({ status: 'done', created: 8800, rejected: 0, problem: null })
  }, 120_000)

  test('come in with their companies, sellers and stages, by name', async () => {
    const { rows } = await sql`
      select count(*)::integer as deals, count(company_id)::integer as with_company, count(distinct company_id)::integer as companies,
        count(distinct owner_id)::integer as sellers, count(*) filter (where currency = 'USD')::integer as dollars,
        count(*) filter (where pipeline_id = ${pipelineId})::integer as placed,
        (select count(*)::integer from company) as known_companies,
        (select count(*)::integer from app_user join role on role.id = app_user.role_id where role.key = 'seller') as known_sellers,
        (select sum(price)::integer from product where currency = 'USD') as prices
      from deal`.execute(db)
    expect(rows).toEqual([
      {
        deals: 8800,
        withCompany: 7375,
        companies: 85,
        sellers: 30,
        dollars: 8800,
        placed: 8800,
        knownCompanies: 85,
        knownSellers: 35,
        // 550, 4,821, 55, 3,393, 1,096, 5,482 and 26,768 dollars.
        prices: dollars(42_165),
      },
    ])
  })

  test('have the published total in the funnel', async () => {
    const funnel = await readFunnel(system(), { pipelineId }, {})
    expect(funnel).toMatchObject({ ...published, currency: 'USD', open: 2089, foreign: 0, cycleDays: 57 })
    // What was lost has no history, so it is only known to have begun.
    expect(funnel.stages).toMatchObject([
      { name: 'Prospecting', reached: 8800, here: 500, further: 5827, won: 4238, stays: 0, days: null },
      { name: 'Engaging', reached: 5827, here: 1589, further: 4238, won: 4238 },
    ])
    const inJune = await readFunnel(system(), { pipelineId }, { from: '2017-06-01', to: '2017-06-30' })
    expect(inJune.deals).toBe(engagedIn('2017-06'))
  })

  test('have it in the win rates, whatever they are told apart by', async () => {
    for (const by of ['seller', 'company', 'source', 'size'] as const) {
      const rates = await readWinRates(system(), {}, by, {})
      const sum = (key: 'won' | 'lost' | 'wonValue') => rates.reduce((total, row) => total + row[key], 0)
      expect({ won: sum('won'), lost: sum('lost'), wonValue: sum('wonValue') }).toEqual({
        won: published.won,
        lost: published.lost,
        wonValue: published.wonValue,
      })
    }
    const [best] = await readWinRates(system(), {}, 'seller', {})
    expect(best).toMatchObject({
      label: 'Darcel Schlecht',
      won: 349,
      lost: 204,
      wonValue: dollars(1_153_214),
    })
    expect(best!.winRate).toBeCloseTo(349 / 553, 12)
    // Wilson's interval of 349 in 553, worked out in Python.
    expect([best!.low, best!.high]).toEqual([expect.closeTo(0.5901, 4), expect.closeTo(0.6703, 4)])
  })

  test('have it in the forecast, month by month', async () => {
    const forecast = await readForecast(system(), {}, { back: 10, ahead: 3 })
    expect(forecast.months.reduce((sum, { won }) => sum + won, 0)).toBe(published.wonValue)
    expect(forecast.months.find(({ month }) => month === '2017-12-01')).toMatchObject({
      won: dollars(wonIn('2017-12')),
    })
    expect(forecast.undated).toMatchObject({ deals: 2089 })
    expect(forecast.backTest).toMatchObject({ months: 2 })
    expect(forecast.months.slice(-3).every(({ history }) => history!.low <= history!.mean)).toBe(true)
  })

  test('tell nothing of deals that one may not see, nor what they are worth to who may not see that', async () => {
    const { rows } = await sql<{
      id: string
    }>`select id from app_user where name = 'Darcel Schlecht'`.execute(db)
    const own = { create: 'none', read: 'mine', update: 'none', delete: 'none' } as const
    const role = (fields = {}) => ({
      key: 'seller',
      label: 'Seller',
      description: '',
      objects: { '*': { ...own, read: 'all' as const }, deal: own },
      fields,
      capabilities: [],
    })
    const as = (fields = {}) => ctxFor(services, actorWith(role(fields), { userId: rows[0]!.id }))
    const [mine, ...others] = await readWinRates(as(), {}, 'seller', {})
    expect([mine, others]).toMatchObject([{ won: 349, lost: 204 }, []])
    const blind = as({ deal: { value: 'hidden' } })
    expect(await readFunnel(blind, { pipelineId }, {})).toMatchObject({ won: 349, wonValue: 0, openValue: 0 })
    const forecast = await readForecast(blind, {}, { back: 10, ahead: 1 })
    expect(forecast.months.every(({ won }) => won === 0)).toBe(true)
  })

  test('teach how deals are won, held against later ones, without what was known only at the end', async () => {
    await scoreDeals(system(), new AbortController().signal)
    const { rows } = await sql<{ backTest: WinBackTest; about: { verdicts: string[] } }>`
      select back_test, about from model_card where model = 'win-logistic'`.execute(db)
    const { backTest, about } = rows[0]!
    // Lost deals have no value in the file, so with it every deal could be told apart: AUC 1.
    expect(backTest.refused).toEqual([{ feature: 'Value', rows: 6711 }])
    expect(backTest.trainedOn + backTest.testedOn).toBeLessThan(6711)
    expect(backTest.testedOn).toBeGreaterThan(1900)
    // The outcomes of the set were drawn nearly by chance: whoever finds much in it has looked at the end.
    expect(backTest.auc).toBeGreaterThan(0.45)
    expect(backTest.auc).toBeLessThan(0.6)
    const isBetter = backTest.logLoss < backTest.baseline.logLoss && backTest.auc > 0.5
    const { rows: scored } = await sql<{
      deals: number
    }>`select count(*)::integer as deals from deal_score`.execute(db)
    expect(scored[0]!.deals).toBe(isBetter ? 2089 : 0)
    expect(about.verdicts).toContain(
      isBetter
        ? 'It told them apart better than the plain share, so it is used.'
        : 'It told them apart no better than the plain share, so it is not used.',
    )
  })

  test('move between the months, and every movement is told, so that they add up', async () => {
    const { rows } = await sql<{ id: string }>`
      select id from deal where status = 'open' order by number limit 6`.execute(db)
    const [grown, shrunk, out, into, lost] = rows.map(({ id }) => id) as [
      string,
      string,
      string,
      string,
      string,
    ]
    const inFebruary = { expectedCloseOn: '2018-02-10', value: dollars(1000) }
    for (const id of [grown, shrunk, out, lost]) await update(system(), deal, id, inFebruary)
    await update(system(), deal, into, { expectedCloseOn: '2018-05-01', value: dollars(70) })
    await takeSnapshot(system())
    await takeSnapshot(system())
    const stageId = await stageNamed('Lost')
    await update(system(), deal, grown, { value: dollars(1500) })
    await update(system(), deal, shrunk, { value: dollars(900) })
    await update(system(), deal, out, { expectedCloseOn: '2018-03-01' })
    await update(system(), deal, into, { expectedCloseOn: '2018-02-28' })
    await update(system(), deal, lost, { stageId })
    await create(system(), deal, { title: 'New', stageId: await stageNamed('Engaging'), ...inFebruary })
    const moved = await readMovements(
      system(),
      {},
      { since: '2018-01-03', from: '2018-02-01', to: '2018-02-28' },
    )
    expect(moved).toMatchObject({ since: '2018-01-02', before: dollars(4000), after: dollars(3470) })
    expect(Object.fromEntries(moved.kinds.map(({ kind, change }) => [kind, change / 100]))).toEqual({
      added: 1000,
      movedIn: 70,
      grown: 500,
      shrunk: -100,
      movedOut: -1000,
      lost: -1000,
    })
    const february = (await readForecast(system(), {}, { back: 0, ahead: 1 })).months[1]!
    expect(february).toMatchObject({ open: dollars(3470), openDeals: 4, commit: 0 })
  })

  test('are held against the target of whom the forecast is of', async () => {
    const { rows } = await sql<{ id: string; teamId: string }>`
      select id, team_id from app_user where name = 'Darcel Schlecht'`.execute(db)
    const { id: userId, teamId } = rows[0]!
    await create(system(), salesTarget, { month: '2017-12-24', userId, amount: dollars(80_000) })
    await create(system(), salesTarget, { month: '2017-12-01', teamId, amount: dollars(300_000) })
    const december = async (of: object) =>
      (await readForecast(system(), of, { back: 1, ahead: 0 })).months[0]!
    expect(await december({ userId })).toMatchObject({ target: dollars(80_000) })
    expect(await december({ teamId })).toMatchObject({ target: dollars(300_000) })
    expect(await december({})).toMatchObject({ target: null, won: dollars(wonIn('2017-12')) })
    await expect(
      create(system(), salesTarget, { month: '2017-12-31', userId, amount: 1 }),
    ).rejects.toMatchObject({ code: 'sales-target.taken' })
  })
})

/** The sellers of the set come with their teams as anybody does: invited, each with a link of their own. */
async function makeSellers(): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into role (key, label, rights) values ('seller', 'Seller', '{}') returning id`.execute(db)
  const [, ...lines] = readDataSet('maven-crm/sales_teams.csv').trim().split(/\r?\n/)
  const teams = new Map<string, string>()
  for (const line of lines) {
    const [name = '', manager = ''] = line.split(',')
    const teamId = teams.get(manager) ?? (await create(system(), team, { name: manager }, { trusted: true }))
    teams.set(manager, teamId)
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@seller.example`
    const { token } = await invite(system(), { email, roleId: rows[0]!.id, teamId })
    await acceptInvitation(services, { token, name, password: 'hardware for everybody' })
  }
}

async function stageNamed(name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from stage where name = ${name}`.execute(db)
  return rows[0]!.id
}

const cellsOf = () =>
  readDataSet('maven-crm/sales_pipeline.csv')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','))
const wonIn = (month: string) =>
  cellsOf().reduce(
    (sum, [, , , , how, , closed, value]) =>
      sum + (how === 'Won' && closed!.startsWith(month) ? Number(value) : 0),
    0,
  )
const engagedIn = (month: string) =>
  cellsOf().filter(([, , , , , engaged]) => engaged?.startsWith(month)).length
