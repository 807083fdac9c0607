import {
  addDays,
  amountPerMonth,
  contractLine,
  dayAt,
  lastDayAfter,
  type RecurringLine,
} from '@regulars/model'
import { describe, expect, test } from 'vitest'
import { createMany, list, proveDerived, systemCtx } from '../../../records/index.ts'
import { salesServer } from '../testing.ts'
import { readRecurringRevenue } from './recurring-revenue.ts'
import { followPauses, remindOfNotice, renewContracts } from './watch-contracts.ts'

const { send, olga, make, read, of, signed, services, key, roleId } = await salesServer()
const viewer = await key(await roleId('viewer'))
const today = dayAt(services.clock.now(), 'UTC')
const linde = await make('companies', { name: 'Hotel Linde', country: 'AT' })

const aContract = (some: object = {}) =>
  make('contracts', {
    title: 'House coffee',
    companyId: linde,
    status: 'active',
    startsOn: '2026-01-01',
    ...some,
  })
const aLine = (contractId: string, some: object = {}) =>
  make('contract-lines', { contractId, name: 'House blend', quantity: 1, unitPrice: 10_000, ...some })
const change = (id: string, values: object) => send('PATCH', `/api/v1/contracts/${id}`, olga, values)

describe('a contract', () => {
  test('has a number, an end from its term, the last day for notice, and what it comes to in a month', async () => {
    const id = await aContract({ termMonths: 12, noticeCount: 3, noticeUnit: 'month' })
    await aLine(id, { quantity: 2.5, unitPrice: 3333, discountShare: 0.1 })
    await aLine(id, { name: 'Machine', unitPrice: 100_000, period: 'year' })
    await aLine(id, { name: 'Over', endsOn: addDays(today, -1) })
    // 2.5 × 33.33 = 83.33 (half up) less 8.33 = 75.00; 1,000.00 / 12 = 83.33
    expect(await read(`contracts/${id}`)).toMatchObject({
      number: expect.stringMatching(/^C-\d{4}-\d{4}$/),
      endsOn: '2026-12-31',
      noticeOn: '2026-09-30',
      monthly: 7500 + 8333,
      currency: 'EUR',
    })
    await change(id, { termMonths: 24 })
    expect(await read(`contracts/${id}`)).toMatchObject({ endsOn: '2027-12-31', noticeOn: '2027-09-30' })
    await change(id, { termMonths: null })
    expect(await read(`contracts/${id}`)).toMatchObject({ endsOn: null, noticeOn: null })
  })

  test('goes from state to state only as declared; a pause is noted and ended with it', async () => {
    const id = await aContract({ status: 'draft' })
    expect((await change(id, { status: 'paused' })).body).toMatchObject({
      code: 'contract.state',
      title: '“House coffee” is a draft, so it cannot become paused.',
    })
    await change(id, { status: 'active' })
    await change(id, { status: 'paused' })
    const [pause] = await of('contract-pauses', 'contract', id)
    expect(pause).toMatchObject({ startsOn: today, endsOn: null })
    await send('PATCH', `/api/v1/contract-pauses/${pause.id}`, olga, { startsOn: addDays(today, -10) })
    const resumed = await change(id, { status: 'active' })
    expect((await of('contract-pauses', 'contract', id))[0]).toMatchObject({ endsOn: addDays(today, -1) })
    await send('POST', `/api/v1/change-sets/${resumed.headers['x-change-set']}/undo`, olga, {})
    expect(await read(`contracts/${id}`)).toMatchObject({ status: 'paused' })
    expect((await of('contract-pauses', 'contract', id))[0]).toMatchObject({ endsOn: null })
  })

  test.each([
    ['in time, so it ends with its term', '2026-09-30', '2026-12-31'],
    ['too late, so it runs another term', '2026-10-01', '2027-12-31'],
  ])('is given notice %s', async (_, noticedOn, endsOn) => {
    const id = await aContract({ termMonths: 12, noticeCount: 3 })
    await change(id, { status: 'noticed', noticedOn })
    expect(await read(`contracts/${id}`)).toMatchObject({ status: 'noticed', endsOn, noticedBy: 'customer' })
    await change(id, { status: 'active' })
    expect(await read(`contracts/${id}`)).toMatchObject({ noticedOn: null, noticedBy: null })
  })

  test('refuses days the wrong way round and another currency', async () => {
    const post = (path: string, body: object) => send('POST', `/api/v1/${path}`, olga, body)
    const turned = { title: 'X', startsOn: '2026-05-01', endsOn: '2026-04-30' }
    expect((await post('contracts', turned)).body).toMatchObject({
      code: 'contract.days-turned',
      field: 'endsOn',
    })
    const contractId = await aContract()
    const dollars = { contractId, name: 'X', unitPrice: 1, currency: 'USD' }
    expect((await post('contract-lines', dollars)).body.code).toBe('contract.currency-mismatch')
    await aLine(contractId)
    expect((await change(contractId, { currency: 'USD' })).body.code).toBe('contract.currency-stays')
    expect((await send('POST', '/api/v1/contracts', viewer, { title: 'X' })).status).toBe(403)
    expect((await send('GET', `/api/v1/contracts/${contractId}/billing`)).status).toBe(401)
  })

  test('has new prices from a day on: the line as it was ends the day before', async () => {
    const startsOn = addDays(today, -40)
    const id = await aContract({ startsOn })
    const line = await aLine(id)
    const from = addDays(today, 5)
    const asked = { from, lines: [{ lineId: line, unitPrice: 12_000 }] }
    expect((await send('POST', `/api/v1/contracts/${id}/price-changes`, viewer, asked)).status).toBe(403)
    const answer = await send('POST', `/api/v1/contracts/${id}/price-changes`, olga, asked)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const lines = (await of('contract-lines', 'contract', id)).sort((a, b) => a.unitPrice - b.unitPrice)
    expect(lines).toMatchObject([
      { unitPrice: 10_000, endsOn: addDays(from, -1) },
      { unitPrice: 12_000, startsOn: from, endsOn: null },
    ])
    const { periods } = await read(`contracts/${id}/billing`)
    expect(periods[0]).toMatchObject({ isProrated: true })
    expect(periods[0].amount).toBe(periods[0].lines[0].amount + periods[0].lines[1].amount)
    expect(periods.at(-1)).toMatchObject({ amount: 12_000, isProrated: false })
    const again = { from: addDays(today, 9), lines: [{ lineId: line, unitPrice: 1 }] }
    expect((await send('POST', `/api/v1/contracts/${id}/price-changes`, olga, again)).body.code).toBe(
      'contract.line-over',
    )
  })
})

test('what a line comes to in a month is the same in SQL as on the screen', async () => {
  const contractId = await aContract()
  const ctx = systemCtx(services, 'Test')
  const made = Array.from({ length: 200 }, (_, at) => ({
    ...{ contractId, name: `Line ${at}`, quantity: ((at * 37) % 1000) / 8, unitPrice: (at * 7919) % 100_003 },
    ...{ discountShare: (at % 7) / 13, period: at % 2 ? 'year' : 'month', currency: 'EUR' },
  }))
  await createMany(ctx, contractLine, made)
  const filter = { field: 'contract', op: 'is', value: contractId } as const
  const { data } = await list(ctx, contractLine, { filter, limit: 1000 })
  for (const line of data)
    expect(line.monthly, line.name).toBe(amountPerMonth(line as unknown as RecurringLine))
  expect(await proveDerived(ctx)).toEqual({})
})

describe('a signed quote', () => {
  const lines = [
    { name: 'Machine', quantity: 1, unitPrice: 200_000 },
    { name: 'House blend', quantity: 12.5, unit: 'kg', unitPrice: 2450, discountShare: 0.1, period: 'month' },
    { name: 'Service', quantity: 1, unitPrice: 60_000, period: 'year' },
  ]
  const terms = {
    companyId: linde,
    taxTreatment: 'exempt',
    termMonths: 24,
    noticeMonths: 2,
    renewal: 'quoted',
  }

  test('makes an order with the first period, and a contract for each way of charging, in one change set', async () => {
    const { quoteId, orderId } = await signed({ title: 'Breakfast room', ...terms }, lines)
    const made = (await of('contracts', 'quote', quoteId)).sort((a, b) => b.monthly - a.monthly)
    // 12.5 × 24.50 = 306.25 less 30.63 (half up) = 275.62
    expect(await read(`orders/${orderId}`)).toMatchObject({ total: 200_000 + 27_562 + 60_000, lineCount: 3 })
    expect(made).toMatchObject([
      {
        ...{ title: 'Breakfast room', status: 'active', startsOn: today, termMonths: 24, renewal: 'quoted' },
        ...{ noticeCount: 2, noticeUnit: 'month', billingMonths: '1', monthly: 27_562, orderId },
        endsOn: lastDayAfter(today, 24),
      },
      { billingMonths: '12', monthly: 5000 },
    ])
    const order = await read(`orders/${orderId}`)
    expect(made.map(({ changeSetId }) => changeSetId)).toEqual([order.changeSetId, order.changeSetId])
    expect((await of('contract-lines', 'contract', made[0].id))[0]).toMatchObject({
      ...{ name: 'House blend', quantity: 12.5, unitPrice: 2450, discountShare: 0.1, period: 'month' },
    })
  })

  test('with a discount on everything and prices that include tax charges exactly what was signed, without tax', async () => {
    const taxClassId = await make('tax-classes', { name: 'Full' })
    await make('tax-rates', { name: 'VAT', taxClassId, rate: 0.2 })
    const recurring = [{ name: 'Blend', quantity: 3, unitPrice: 1999, period: 'month', taxClassId }]
    const priced = { discountShare: 0.05, pricesIncludeTax: true, companyId: linde }
    const { quoteId } = await signed({ title: 'With tax', ...priced }, recurring)
    const [{ net }] = await of('quote-lines', 'quote', quoteId)
    const [{ id, monthly }] = await of('contracts', 'quote', quoteId)
    // 59.97 less 3.00 (half up) = 56.97, of which 9.50 (56.97 / 6, half up) is tax
    expect([net, monthly]).toEqual([4747, 4747])
    expect((await of('contract-lines', 'contract', id))[0]).toMatchObject({ name: '3 × Blend', quantity: 1 })
  })

  test('that renews a contract takes over the day after it ends', async () => {
    const id = await aContract({ startsOn: today, termMonths: 12, renewal: 'quoted' })
    await aLine(id)
    const answer = await send('POST', `/api/v1/contracts/${id}/renewal-quote`, olga)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    expect(answer.body).toMatchObject({
      title: 'House coffee',
      companyId: linde,
      renewsId: id,
      gross: 10_000,
    })
    expect((await send('POST', `/api/v1/contracts/${id}/renewal-quote`, viewer)).status).toBe(403)
  })
})

describe('every hour', () => {
  const past = addDays(today, -400)

  test('terms that are over are renewed, or end, as agreed', async () => {
    const on = await aContract({ startsOn: past, termMonths: 3 })
    const over = await aContract({ startsOn: past, termMonths: 3, renewal: 'quoted' })
    await renewContracts(services)
    const renewed = await read(`contracts/${on}`)
    expect(renewed.status).toBe('active')
    expect(renewed.endsOn >= today && renewed.endsOn < addDays(today, 93)).toBe(true)
    expect(renewed.renewedAt).not.toBeNull()
    expect(await read(`contracts/${over}`)).toMatchObject({ status: 'ended', endsOn: lastDayAfter(past, 3) })
    expect(await renewContracts(services)).toBe(0)
  })

  test('pauses begin and end on their days', async () => {
    const id = await aContract()
    const pause = await make('contract-pauses', { contractId: id, startsOn: today, endsOn: today })
    await followPauses(services)
    expect(await read(`contracts/${id}`)).toMatchObject({ status: 'paused' })
    await send('PATCH', `/api/v1/contract-pauses/${pause}`, olga, {
      startsOn: addDays(today, -3),
      endsOn: addDays(today, -1),
    })
    await followPauses(services)
    expect(await read(`contracts/${id}`)).toMatchObject({ status: 'active' })
    expect((await of('contract-pauses', 'contract', id))[0]).toMatchObject({ endsOn: addDays(today, -1) })
  })

  test('whoever looks after a contract gets a task before its notice day, once a term', async () => {
    const soon = {
      startsOn: addDays(today, -300),
      endsOn: addDays(today, 40),
      noticeCount: 20,
      noticeUnit: 'day',
    }
    const id = await aContract({ ...soon, ownerId: olga.id })
    await aContract({ ...soon, renewal: 'ends' })
    await Promise.all([remindOfNotice(services), remindOfNotice(services)])
    expect(await remindOfNotice(services)).toBe(0)
    const tasks = await of('tasks', 'contract', id)
    expect(tasks).toMatchObject([{ dueOn: addDays(today, 20), ownerId: olga.id, companyId: linde }])
    expect(tasks[0].title).toContain('“House coffee” renews by itself after')
  })
})

test('recurring revenue is the table worked out by hand, month by month', async () => {
  await send('POST', '/api/v1/contracts/bulk', olga, {
    filter: { field: 'id', op: 'isNotEmpty' },
    remove: true,
  })
  const customer = (name: string) => make('companies', { name })
  const euro = (major: number) => major * 100

  const a = await aContract({ companyId: await customer('A'), startsOn: '2026-01-10' })
  const price = await aLine(a, { unitPrice: euro(100) })
  await send('POST', `/api/v1/contracts/${a}/price-changes`, olga, {
    from: '2026-03-01',
    lines: [{ lineId: price, unitPrice: euro(150) }],
  })
  const b = await aContract({ companyId: await customer('B'), startsOn: '2026-02-01' })
  await aLine(b, { unitPrice: euro(1200), period: 'year' })
  await change(b, { status: 'noticed', noticedOn: '2026-03-15', endsOn: '2026-04-30' })
  const c = await aContract({ companyId: await customer('C'), trialEndsOn: '2026-02-15' })
  const cups = await aLine(c, { quantity: 10, unitPrice: euro(20) })
  await send('POST', `/api/v1/contracts/${c}/price-changes`, olga, {
    from: '2026-05-01',
    lines: [{ lineId: cups, unitPrice: euro(20), quantity: 6 }],
  })
  const d = await aContract({ companyId: await customer('D'), startsOn: '2026-02-10' })
  await aLine(d, { unitPrice: euro(50) })
  await make('contract-pauses', { contractId: d, startsOn: '2026-03-20', endsOn: '2026-04-19' })
  await aLine(await aContract({ companyId: await customer('E'), currency: 'USD' }), { unitPrice: euro(999) })
  await aLine(await aContract({ companyId: await customer('F'), status: 'draft' }), { unitPrice: euro(999) })

  const inJune = { ...services, clock: { ...services.clock, now: () => new Date('2026-06-15T12:00:00Z') } }
  const told = await readRecurringRevenue(systemCtx(inJune, 'Test'), 6)
  const rows = told.months.map((month) => [
    month.month.slice(0, 7),
    ...[month.opening, month.gained, month.expanded, month.contracted, month.churned, month.closing].map(
      (sum) => sum / 100,
    ),
    ...[month.customers, month.gainedCustomers, month.churnedCustomers],
  ])
  expect(rows).toEqual([
    // month, opening, new, expanded, contracted, churned, closing; customers, new, churned
    ['2026-01', 0, 100, 0, 0, 0, 100, 1, 1, 0],
    ['2026-02', 100, 350, 0, 0, 0, 450, 4, 3, 0],
    ['2026-03', 450, 0, 50, 0, 50, 450, 3, 0, 1],
    ['2026-04', 450, 50, 0, 0, 0, 500, 4, 1, 0],
    ['2026-05', 500, 0, 0, 80, 100, 320, 3, 0, 1],
    ['2026-06', 320, 0, 0, 0, 0, 320, 3, 0, 0],
  ])
  expect(told).toMatchObject({ currency: 'EUR', now: '2026-06-01', foreign: 1 })
  expect((await send('GET', '/api/v1/sales/recurring-revenue')).status).toBe(401)
})
