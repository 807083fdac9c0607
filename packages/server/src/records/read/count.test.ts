import { company, order } from '@regulars/model'
import { beforeAll, expect, test } from 'vitest'
import { testRecords } from '../testing.ts'
import { count, exactUpTo } from './count.ts'

const records = await testRecords()
const many = 30_000

beforeAll(async () => {
  await records.pool.query(
    `insert into company (name, industry) select 'C' || i, case when i % 100 = 0 then 'Hotels' else 'Shops' end
     from generate_series(1, ${many}) as i`,
  )
}, 60_000)

const hotels = { field: 'industry', op: 'is', value: 'Hotels' } as const

test('few records are counted exactly, at the moment they are asked for', async () => {
  const filter = { filter: hotels }
  expect(await count(records.ctx, company, filter)).toEqual({ count: many / 100, isEstimate: false })
  await records.pool.query(`insert into company (name, industry) values ('New', 'Hotels')`)
  expect(await count(records.ctx, company, filter)).toEqual({ count: many / 100 + 1, isEstimate: false })
})

test('many records are estimated, unless the exact number is asked for', async () => {
  for (const filter of [undefined, { field: 'industry', op: 'is', value: 'Shops' } as const]) {
    const counted = await count(records.ctx, company, { filter })
    expect(counted.isEstimate).toBe(true)
    expect(counted.count).toBeGreaterThan(exactUpTo)
    expect(Math.abs(counted.count / many - 1)).toBeLessThan(0.1)
  }
  expect(await count(records.ctx, company, {}, { exact: true })).toEqual({
    count: many + 1,
    isEstimate: false,
  })
})

test('further pages may show a number that is some seconds old', async () => {
  const ask = (mayBeOld: boolean) =>
    count(
      records.ctx,
      company,
      { filter: { not: { field: 'industry', op: 'is', value: 'Shops' } } },
      { mayBeOld },
    )
  const before = await ask(false)
  await records.pool.query(`insert into company (name, industry) values ('Newer', 'Hotels')`)
  expect(await ask(true)).toEqual(before)
  expect((await ask(false)).count).toBe(before.count + 1)
})

test('a transaction counts what it has written itself', async () => {
  const before = await count(records.ctx, order)
  await records.db.transaction().execute(async (db) => {
    const within = { ...records.ctx, db }
    await db.executeQuery({
      sql: `insert into "order" (placed_at, currency) values (now(), 'EUR')`,
      parameters: [],
    } as never)
    expect((await count(within, order)).count).toBe(before.count + 1)
  })
})

test('those with different rights are not given the same number', async () => {
  const rights = { create: 'none', update: 'none', delete: 'none' } as const
  const clerk = records.as({
    key: 'clerk',
    label: 'Clerk',
    description: '',
    objects: { company: { ...rights, read: { where: hotels } } },
    fields: {},
    capabilities: [],
  })
  await count(records.ctx, company)
  expect((await count(clerk, company)).count).toBeLessThan(many / 50)
})
