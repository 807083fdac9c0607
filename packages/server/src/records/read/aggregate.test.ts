import { contact, order } from '@regulars/model'
import { beforeAll, expect, test } from 'vitest'
import { testRecords } from '../testing.ts'
import { aggregate, aggregatePage } from './aggregate.ts'

const records = await testRecords()

beforeAll(async () => {
  await records.services.settings.set({ timeZone: 'Europe/Vienna' }, { userId: null, at: new Date(0) })
  await records.pool.query(`
    with shop as (insert into store (name) values ('Wrzeszcz') returning id),
      people as (insert into contact (name, lifecycle) values ('Marta', 'regular'), ('Jan', 'customer') returning id, name)
    insert into "order" (placed_at, currency, total, channel, contact_id, store_id)
    select at::timestamptz, currency, total, channel, people.id, shop.id
    from (values
      ('2026-01-31T23:30:00Z', 'EUR', 1000, 'store', 'Marta', true),
      ('2026-02-01T12:00:00Z', 'EUR', 500, 'web', 'Marta', false),
      ('2026-02-28T12:00:00Z', 'PLN', 9900, 'web', 'Jan', false),
      ('2026-01-15T12:00:00Z', 'EUR', 250, 'web', null, false)
    ) as given (at, currency, total, channel, name, in_shop)
    left join people using (name) left join shop on in_shop`)
})

test('amounts are added up by currency, in the months of the business', async () => {
  const rows = await aggregate(records.ctx, order, {
    groupBy: [{ field: 'placedAt', by: 'month' }],
    measures: {
      orders: { count: true },
      revenue: { sum: 'total' },
      customers: { distinct: 'contact' },
      known: { filled: 'contact' },
    },
  })
  expect(rows).toEqual([
    { placedAt: '2026-01-01', currency: 'EUR', orders: 1, revenue: 250, customers: 0, known: 0 },
    { placedAt: '2026-02-01', currency: 'EUR', orders: 2, revenue: 1500, customers: 1, known: 2 },
    { placedAt: '2026-02-01', currency: 'PLN', orders: 1, revenue: 9900, customers: 1, known: 1 },
  ])
})

test('weeks begin on the day on which they begin in the business', async () => {
  const byWeek = () =>
    aggregate(records.ctx, order, {
      groupBy: [{ field: 'placedAt', by: 'week' }],
      measures: { orders: { count: true } },
    })
  expect((await byWeek()).map(({ placedAt }) => placedAt)).toEqual(['2026-01-12', '2026-01-26', '2026-02-23'])
  await records.services.settings.set({ weekStartsOn: 7 }, { userId: null, at: new Date(0) })
  expect((await byWeek()).map(({ placedAt }) => placedAt)).toEqual(['2026-01-11', '2026-02-01', '2026-02-22'])
})

test('records are grouped by what they refer to, and filtered', async () => {
  const rows = await aggregate(records.ctx, order, {
    filter: { field: 'currency', op: 'is', value: 'EUR' },
    groupBy: [{ field: 'store.name' }, { field: 'contact.lifecycle' }],
    measures: { largest: { max: 'total' }, mean: { avg: 'total' } },
  })
  expect(rows).toEqual([
    { 'store.name': 'Wrzeszcz', 'contact.lifecycle': 'regular', currency: 'EUR', largest: 1000, mean: 1000 },
    { 'store.name': null, 'contact.lifecycle': 'regular', currency: 'EUR', largest: 500, mean: 500 },
    { 'store.name': null, 'contact.lifecycle': null, currency: 'EUR', largest: 250, mean: 250 },
  ])
})

test('groups come page after page, those without a value last, as in one go', async () => {
  const query = {
    groupBy: [{ field: 'store.name' }, { field: 'placedAt', by: 'month' as const }],
    measures: { revenue: { sum: 'total' } as const },
  }
  const all = await aggregate(records.ctx, order, query)
  const paged = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await aggregatePage(records.ctx, order, { ...query, limit: 1, cursor })
    paged.push(...page.data)
    cursor = page.nextCursor
  }
  expect(paged).toHaveLength(4)
  expect(paged).toEqual(all)
  const other = { groupBy: [{ field: 'channel' }], measures: { orders: { count: true } as const } }
  const { nextCursor } = await aggregatePage(records.ctx, order, { ...query, limit: 1 })
  await expect(aggregatePage(records.ctx, order, { ...other, cursor: nextCursor! })).rejects.toMatchObject({
    code: 'query.bad-cursor',
  })
})

test('days begin where the one who asks is', async () => {
  const byDay = (timeZone: string) =>
    aggregate(records.ctx, order, {
      filter: { field: 'channel', op: 'is', value: 'store' },
      groupBy: [{ field: 'placedAt', by: 'day' }],
      measures: { orders: { count: true } },
      timeZone,
    })
  expect(await byDay('America/New_York')).toEqual([{ placedAt: '2026-01-31', orders: 1 }])
  expect(await byDay('Asia/Tokyo')).toEqual([{ placedAt: '2026-02-01', orders: 1 }])
})

test('over no records a count is none and a sum nothing', async () => {
  const filter = { field: 'name', op: 'is', value: 'Nobody' } as const
  const measures = { people: { count: true }, revenue: { sum: 'revenue' }, mean: { avg: 'revenue' } } as const
  expect(await aggregate(records.ctx, contact, { filter, measures })).toEqual([
    { people: 0, revenue: 0, mean: null },
  ])
})

test.each([
  [{ groupBy: [{ field: 'placedAt' }], measures: {} }, 'query.not-groupable'],
  [{ groupBy: [{ field: 'channel', by: 'day' as const }], measures: {} }, 'query.not-groupable'],
  [{ measures: { x: { sum: 'channel' } } }, 'query.not-measurable'],
  [{ measures: { x: { sum: 'totl' } } }, 'query.unknown-field'],
  [{ measures: { x: { sum: 'contact.revenu' } } }, 'query.unknown-field'],
])('%j is refused', async (query, code) => {
  await expect(aggregate(records.ctx, order, query)).rejects.toMatchObject({ code })
})

test('what may not be seen is not summed up', async () => {
  const rights = { create: 'none', update: 'none', delete: 'none' } as const
  const clerk = records.as({
    key: 'clerk',
    label: 'Clerk',
    description: '',
    objects: { order: { ...rights, read: { where: { field: 'channel', op: 'is', value: 'web' } } } },
    fields: { order: { total: 'hidden' } },
    capabilities: [],
  })
  const measures = { orders: { count: true } } as const
  expect(await aggregate(clerk, order, { measures })).toEqual([{ orders: 3 }])
  expect(await aggregate(clerk, order, { groupBy: [{ field: 'contact.lifecycle' }], measures })).toEqual([
    { 'contact.lifecycle': null, orders: 3 },
  ])
  await expect(aggregate(clerk, order, { measures: { sum: { sum: 'total' } } })).rejects.toMatchObject({
    code: 'query.unknown-field',
  })
})
