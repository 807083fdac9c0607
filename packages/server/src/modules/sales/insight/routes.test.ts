import { expect, test } from 'vitest'
import { testServer } from '../../governance/testing.ts'
import { product } from '../../index.ts'

const { send, owner, person, role, services, pool } = await testServer(product)
const olga = await owner()
const noSales = await role('no-sales', {
  objects: { '*': { create: 'none', read: 'none', update: 'none', delete: 'none' } },
})
const tom = await person('Tom', olga, { roleId: noSales })
const { body: pipelines } = await send('GET', '/api/v1/pipelines', olga)
const pipelineId = pipelines.data[0].id
const nobody = '00000000-0000-7000-8000-000000000000'

const questions = [
  `/api/v1/sales/funnel?pipelineId=${pipelineId}`,
  '/api/v1/sales/win-rates?by=seller',
  '/api/v1/sales/forecast',
  '/api/v1/sales/movements?since=2026-01-01&from=2026-01-01&to=2026-03-31',
  '/api/v1/sales/leaderboard',
  `/api/v1/deals/${nobody}/path`,
]

test.each(questions)('%s is for those who may read deals', async (question) => {
  expect((await send('GET', question)).status).toBe(401)
  expect((await send('GET', question, tom)).status).toBe(403)
})

test.each([
  '/api/v1/sales/funnel',
  '/api/v1/sales/win-rates?by=horoscope',
  '/api/v1/sales/forecast?back=900',
  '/api/v1/sales/forecast?filter=%7Bnot',
  `/api/v1/sales/forecast?filter=${encodeURIComponent('{"field":"shoeSize","op":"is","value":40}')}`,
  '/api/v1/sales/movements?since=yesterday&from=2026-01-01&to=2026-03-31',
])('%s is refused with a sentence', async (question) => {
  const { status, body } = await send('GET', question, olga)
  expect([400, 422]).toContain(status)
  expect(body.title).toMatch(/\w/)
})

test('a deal goes from its first stage to won, and stands in every picture', async () => {
  expect((await send('GET', `/api/v1/deals/${nobody}/path`, olga)).status).toBe(404)
  const made = await send('POST', '/api/v1/deals', olga, { title: 'Lobby bar', value: 5000, source: 'Fair' })
  expect(made.status).toBe(201)
  const { body: path } = await send('GET', `/api/v1/deals/${made.body.id}/path`, olga)
  const idOf = (name: string) => path.stages.find((stage: { name: string }) => stage.name === name).id
  const refused = await send('PATCH', `/api/v1/deals/${made.body.id}`, olga, { stageId: idOf('Negotiation') })
  expect(refused).toMatchObject({ status: 422, body: { code: 'deal.requirements-unmet' } })
  await send('PATCH', `/api/v1/deals/${made.body.id}`, olga, { stageId: idOf('Won') })
  const ask = async (question: string) => (await send('GET', question, olga)).body
  expect(await ask(questions[0]!)).toMatchObject({ won: 1, wonValue: 5000 })
  expect((await ask('/api/v1/sales/win-rates?by=source')).data).toMatchObject([{ label: 'Fair', winRate: 1 }])
  const { months, now } = await ask('/api/v1/sales/forecast')
  expect(months.find(({ month }: { month: string }) => month === now)).toMatchObject({ won: 5000 })
  const lost = encodeURIComponent(JSON.stringify({ field: 'status', op: 'is', value: 'lost' }))
  expect(await ask(`${questions[0]!}&filter=${lost}`)).toMatchObject({ deals: 0 })
})

test('who won most is told in order, until the business wants no leaderboard', async () => {
  const won = (await send('GET', '/api/v1/stages', olga)).body.data.find(
    ({ outcome }: { outcome: string }) => outcome === 'won',
  )
  for (const [ownerId, value] of [
    [tom.id, 9000],
    [olga.id, 7000],
  ])
    await send('POST', '/api/v1/deals', olga, { title: 'Bar', value, ownerId, stageId: won.id })
  const { body } = await send('GET', '/api/v1/sales/leaderboard', olga)
  const places = body.sellers.map(({ place, name, won: sum }: Record<string, unknown>) => [place, name, sum])
  // The deal of the test before is nobody's but hers: 5,000 and 7,000.
  expect(places).toEqual([
    [1, 'Olga', 12_000],
    [2, 'Tom', 9000],
  ])
  await send('PATCH', '/api/v1/settings', olga, { salesLeaderboard: false })
  expect((await send('GET', '/api/v1/sales/leaderboard', olga)).body.code).toBe('leaderboard.off')
  // The logo follows from the picture that was brought, so nobody can name another file.
  const forged = await send('PATCH', '/api/v1/settings', olga, { logoHash: 'a'.repeat(64) })
  expect(forged.status).toBe(422)
  expect((await send('DELETE', '/api/v1/settings/logo', olga)).body.logoHash).toBeNull()
})

test('a deal counts in the month it was where the business is', async () => {
  await services.settings.set({ timeZone: 'Pacific/Auckland' }, { userId: null, at: new Date() })
  const { body: stages } = await send('GET', '/api/v1/stages', olga)
  const stageId = stages.data.find(({ outcome }: { outcome: string }) => outcome === 'won').id
  const month = async (day: string) => {
    const { body } = await send('GET', '/api/v1/sales/forecast?back=60', olga)
    return body.months.find((each: { month: string }) => each.month === day)
  }
  // Midnight of 1 April 2025 in Auckland, by summer time.
  const lastOfMarch = { value: 300, stageId, closedAt: '2025-03-31T10:59:59Z' }
  const firstOfApril = { value: 4000, stageId, closedAt: '2025-03-31T11:00:00Z' }
  for (const each of [lastOfMarch, firstOfApril])
    expect((await send('POST', '/api/v1/deals', olga, { title: 'At the turn', ...each })).status).toBe(201)
  expect(await month('2025-03-01')).toMatchObject({ won: 300, wonDeals: 1 })
  expect(await month('2025-04-01')).toMatchObject({ won: 4000, wonDeals: 1 })
})

test('what a role hides of deals is hidden in how they stood, too', async () => {
  const made = { title: 'Roof bar', value: 7700, expectedCloseOn: '2025-08-20' }
  const { body: deal } = await send('POST', '/api/v1/deals', olga, made)
  await pool.query(
    `insert into deal_snapshot (taken_on, deal_id, status, value, currency, expected_close_on)
     select '2025-08-01', id, 'open', 9900, currency, expected_close_on from deal where id = $1`,
    [deal.id],
  )
  const question = '/api/v1/sales/movements?since=2025-08-01&from=2025-08-01&to=2025-08-31'
  expect((await send('GET', question, olga)).body).toMatchObject({ before: 9900, after: 7700 })
  const deals = { create: 'all', read: 'all', update: 'all', delete: 'all' } as const
  for (const hidden of ['value', 'expectedCloseOn']) {
    const blind = await role(`without-${hidden}`.toLowerCase(), {
      objects: { deal: deals },
      fields: { deal: { [hidden]: 'hidden' } },
    })
    const bo = await person(`Bo-${hidden}`, olga, { roleId: blind })
    const { status, body } = await send('GET', question, bo)
    expect([status, body.before, body.after, body.deals]).toEqual([200, 0, 0, []])
  }
})
