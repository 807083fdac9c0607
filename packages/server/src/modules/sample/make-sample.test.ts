import { sql } from 'kysely'
import { expect, test } from 'vitest'
import {
  type Ctx,
  inChangeSet,
  insertRecords,
  inTransaction,
  proveDerived,
  withoutIndexes,
} from '../../records/index.ts'
import { testRecords } from '../../records/testing.ts'
import { customers } from '../customers/index.ts'
import { sales } from '../sales/index.ts'
import { sampleCustomers } from './make-customers.ts'
import { makeSample } from './make-sample.ts'

const records = await testRecords([customers, sales])
const size = { customers: 60, seed: 7, until: '2026-03-01' }

const indexesOf = async ({ db }: Pick<Ctx, 'db'>) =>
  (
    await sql<{
      indexdef: string
    }>`select indexdef from pg_indexes where schemaname = 'public' order by 1`.execute(db)
  ).rows

test('what it says of each customer is what the engine works out, in the currency of the business', async () => {
  await records.services.settings.set({ currency: 'GBP' }, { userId: null, at: records.clock.now() })
  await makeSample.run(
    { ...size, userId: null },
    {
      services: records.services,
      runId: undefined,
      attempt: 1,
      signal: new AbortController().signal,
      log: records.services.log,
      progress: async () => {},
    },
  )
  const orders = [...sampleCustomers(size)].reduce((sum, customer) => sum + customer.orders.length, 0)
  const { rows } = await records.pool.query(
    `select (select count(*) from "order") as orders, (select sum(order_count) from contact)::bigint as told,
      (select count(*) from touchpoint where type = 'order.placed') as remembered,
      (select sum(revenue) = (select sum(total) from "order" where currency = 'GBP') from contact) as is_all`,
  )
  expect(rows).toEqual([{ orders, told: orders, remembered: orders, is_all: true }])
  const { rows: contracts } = await records.pool.query(
    `select count(*) > 0 as are, bool_and(monthly > 0 and company_id is not null and currency = 'GBP') as are_whole from contract`,
  )
  expect(contracts).toEqual([{ are: true, are_whole: true }])
  // The totals were given with the contacts: had the engine had to write them, it would have found them different.
  expect(await proveDerived(records.ctx)).toEqual({})
})

test('tables filled without their indexes have all of them afterwards, and when it breaks off', async () => {
  const before = await indexesOf(records)
  const fill = (fails: boolean) =>
    inTransaction(records.ctx, (within) =>
      withoutIndexes(within, ['store', 'touchpoint'], async () => {
        expect((await indexesOf(within)).length).toBeLessThan(before.length)
        await inChangeSet(within, { label: 'Stores' }, (inside) =>
          insertRecords(inside, inside.registry.object('store'), {
            columns: ['name'],
            select: sql`select 'Store ' || n as name from generate_series(1, 3) as n`,
          }),
        )
        if (fails) throw new Error('broken off')
      }),
    )
  await expect(fill(true)).rejects.toThrow('broken off')
  expect(await indexesOf(records)).toEqual(before)
  await fill(false)
  expect(await indexesOf(records)).toEqual(before)
})
