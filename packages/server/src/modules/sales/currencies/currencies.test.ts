import { sql } from 'kysely'
import { afterAll, expect, test, vi } from 'vitest'
import { startWorker } from '../../../platform/jobs/worker.ts'
import { recordEngine } from '../../../records/engine.ts'
import { hasRate, inCurrency } from '../../../records/index.ts'
import { salesServer } from '../testing.ts'
import { followRates } from './follow-rates.ts'

const { send, olga, make, read, services, pool, settings } = await salesServer()
const worker = await startWorker({
  services,
  jobs: services.jobs,
  log: services.log,
  pool,
  settings,
  definitions: [...recordEngine.jobs, followRates],
})
afterAll(() => worker.stop())

const say = (currency: string, rate: number, validFrom: string, base?: string) =>
  send('POST', '/api/v1/exchange-rates', olga, { currency, rate, validFrom, ...(base ? { base } : {}) })

/** So many minor units of a currency in another, on a day. */
async function told(amount: number, currency: string, wanted: string, day: string): Promise<number | null> {
  const { rows } = await sql<{ value: number | null; rated: boolean }>`
    select ${inCurrency(sql`${amount}::bigint`, sql`${currency}::text`, wanted, sql`${day}::date`)}::float8 as value,
      ${hasRate(sql`${currency}::text`, wanted, sql`${day}::date`)} as rated`.execute(services.db)
  expect(rows[0]!.rated).toBe(rows[0]!.value !== null)
  return rows[0]!.value
}

test('the rate of a day is the last that began by then, either way round, and through euros', async () => {
  expect(await told(100, 'SEK', 'SEK', '2026-01-01')).toBe(100)
  expect(await told(100, 'SEK', 'EUR', '2026-01-01')).toBeNull()
  await say('SEK', 0.08, '2026-01-10')
  await say('SEK', 0.09, '2026-02-10')
  expect(await told(10_000, 'SEK', 'EUR', '2026-02-09')).toBe(800)
  expect(await told(10_000, 'SEK', 'EUR', '2026-02-10')).toBe(900)
  // Before the first one, the first.
  expect(await told(10_000, 'SEK', 'EUR', '2025-06-01')).toBe(800)
  expect(await told(900, 'EUR', 'SEK', '2026-03-01')).toBe(10_000)
  // A euro is 160 yen, which have no cents: said the other way round.
  await say('EUR', 160, '2026-01-01', 'JPY')
  expect(await told(1600, 'JPY', 'EUR', '2026-03-01')).toBe(1000)
  expect(await told(1000, 'EUR', 'JPY', '2026-03-01')).toBe(1600)
  expect(await told(10_000, 'SEK', 'JPY', '2026-03-01')).toBe(1440)
  // A half cent goes up, whatever its sign.
  await say('CHF', 0.5, '2026-01-01')
  expect(await told(1, 'CHF', 'EUR', '2026-01-01')).toBe(1)
  expect(await told(-1, 'CHF', 'EUR', '2026-01-01')).toBe(-1)
})

test('rates that cannot be meant are refused with a sentence', async () => {
  expect(await say('NOK', 0, '2026-01-01')).toMatchObject({
    status: 422,
    body: { field: 'rate' },
  })
  expect(await say('EUR', 1, '2026-01-01')).toMatchObject({
    status: 422,
    body: { field: 'currency' },
  })
  expect((await say('NOK', 0.09, '2026-01-01')).status).toBe(201)
  expect(await say('NOK', 0.1, '2026-01-01')).toMatchObject({
    status: 409,
    body: {
      code: 'exchange-rate.taken',
      title: 'There is a rate of NOK in EUR from 2026-01-01 on already.',
    },
  })
  expect((await say('EUR', 11, '2026-01-01', 'NOK')).body.code).toBe('exchange-rate.taken')
  const twice = { items: [1, 2].map((rate) => ({ currency: 'DKK', rate, validFrom: '2026-01-01' })) }
  const { status } = await send('POST', '/api/v1/exchange-rates/batch', olga, twice)
  expect(status).toBeGreaterThanOrEqual(400)
})

test('what people bought in another currency counts once a rate is known, and follows it', async () => {
  const contactId = await make('contacts', { name: 'Ada Lovelace' })
  const buy = async (currency: string, unitPrice: number, placedAt: string) => {
    const orderId = await make('orders', { number: `${currency} ${placedAt}`, contactId, currency, placedAt })
    await make('order-lines', { orderId, description: 'Coffee', quantity: 1, unitPrice })
  }
  await buy('EUR', 1000, '2026-03-01T12:00:00Z')
  await buy('GBP', 1000, '2026-03-02T12:00:00Z')
  await buy('GBP', 1000, '2026-04-02T12:00:00Z')
  const revenue = async () => (await read(`contacts/${contactId}`)).revenue
  const sums = async () => {
    const asked = 'groupBy=placedOn:month&measures=sum:total&amountsIn=EUR'
    const mine = `filter=${encodeURIComponent(JSON.stringify({ field: 'contact', op: 'is', value: contactId }))}`
    const { data } = await read(`orders/aggregate?${asked}&${mine}`)
    return data.map((row: Record<string, unknown>) => [row.placedOn, row.currency, row['sum:total']])
  }
  expect(await revenue()).toBe(1000)
  expect(await sums()).toEqual([
    ['2026-03-01', 'EUR', 1000],
    ['2026-03-01', 'GBP', 1000],
    ['2026-04-01', 'GBP', 1000],
  ])
  await say('GBP', 1.15, '2026-03-01')
  await vi.waitFor(async () => expect(await revenue()).toBe(3300), 10_000)
  const { body: april } = await say('GBP', 1.2, '2026-04-01')
  await vi.waitFor(async () => expect(await revenue()).toBe(3350), 10_000)
  expect(await sums()).toEqual([
    ['2026-03-01', 'EUR', 2150],
    ['2026-04-01', 'EUR', 1200],
  ])
  await send('DELETE', `/api/v1/exchange-rates/${april.id}`, olga)
  await vi.waitFor(async () => expect(await revenue()).toBe(3300), 10_000)
})

test('deals count at the rate of the day they were closed, or of today', async () => {
  await say('PLN', 0.2, '2000-01-01')
  await say('PLN', 0.25, '2026-01-01')
  const { data } = await read('pipelines')
  const [{ id: pipelineId }] = data
  const asked = `sales/funnel?pipelineId=${pipelineId}`
  await make('deals', { title: 'Lobby', value: 1000, currency: 'PLN' })
  await make('deals', { title: 'Bar', value: 1000, currency: 'ISK' })
  const stages = (await read('stages?limit=50')).data
  const won = stages.find((stage: { outcome: string }) => stage.outcome === 'won').id
  await make('deals', {
    title: 'Old',
    value: 1000,
    currency: 'PLN',
    stageId: won,
    closedAt: '2025-05-05T12:00:00Z',
  })
  const inUse = await read('currencies')
  expect(inUse).toMatchObject({
    currency: 'EUR',
    data: [{ currency: 'ISK', rate: null, deals: 1 }, {}, {}, {}, {}, {}, {}],
  })
  const zloty = inUse.data.find(({ currency }: { currency: string }) => currency === 'PLN')
  expect(zloty).toEqual({
    currency: 'PLN',
    rate: 0.25,
    since: '2026-01-01',
    orders: 0,
    deals: 2,
    contracts: 0,
  })
  expect(await read(asked)).toMatchObject({ openValue: 250, wonValue: 200, foreign: 1 })
})
