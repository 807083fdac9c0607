import { store } from '@regulars/model'
import { beforeAll, expect, test } from 'vitest'
import type { JobHandle } from '../../platform/jobs/job.ts'
import type { Services } from '../context.ts'
import { list } from '../read/list.ts'
import { parseSort } from '../read/sort.ts'
import { testRecords } from '../testing.ts'
import { alignSortIndexes, mostPerTable, unusedDays } from './align-sort-indexes.ts'
import { askForSortIndex, fewRecords } from './ask-for-sort-index.ts'

const { pool, ctx, services, clock } = await testRecords()
const handle = { services, signal: new AbortController().signal } as JobHandle<Services>

beforeAll(async () => {
  await pool.query(
    `insert into store (name, city) select 'Store ' || n, 'Town ' || (n * 7919 % 9000) from generate_series(1, ${fewRecords + 1000}) as n`,
  )
  await pool.query('analyze store')
})

const ask = (sort: string, tookMs: number) => askForSortIndex(ctx, store, parseSort(ctx, store, sort), tookMs)
const asked = async () =>
  (await pool.query('select column_name from sort_index order by 1')).rows.map((row) => row.column_name)
const jobs = async () =>
  (await pool.query('select from job_run where job = $1', [alignSortIndexes.name])).rowCount
const there = async () =>
  (await pool.query("select indexname from pg_indexes where indexname ^@ 'sort_by_' order by 1")).rows.map(
    (row) => row.indexname,
  )

test('a column that made somebody wait gets an index, along which lists are then read', async () => {
  await ask('city', 40)
  await ask('name', 900)
  expect(await asked()).toEqual([])
  await ask('-city', 900)
  await ask('city', 900)
  expect([await asked(), await jobs()]).toEqual([['city'], 1])
  await alignSortIndexes.run({ list: 'stores', by: 'city' }, handle)
  expect(await there()).toEqual(['sort_by_store_city'])
  const plan = async (direction: string) =>
    JSON.stringify(
      (
        await pool.query(
          `explain select id from store where deleted_at is null and city is not null order by fold(city) collate "C" ${direction}, id ${direction} limit 50`,
        )
      ).rows,
    )
  for (const direction of ['', 'desc']) expect(await plan(direction)).toMatch(/Index.*sort_by_store_city/)
  const { data } = await list(ctx, store, { sort: '-city', limit: 1 })
  expect(data[0]?.city).toBe('Town 999')
  await alignSortIndexes.run({}, handle)
  expect(await there()).toEqual(['sort_by_store_city'])
})

test('what nobody asks for any more goes, and of too many what was used longest ago', async () => {
  await pool.query(
    "insert into sort_index values ('store', 'gone', now(), now()), ('nowhere', 'city', now(), now())",
  )
  clock.advance(unusedDays * 86_400_000)
  await ask('city', 1)
  await ask('street', 900)
  await alignSortIndexes.run({}, handle)
  expect(await there()).toEqual(['sort_by_store_city', 'sort_by_store_street'])
  expect(await asked()).toEqual(['city', 'street'])
  clock.advance(1)
  await pool.query(
    "insert into sort_index select 'store', c, $1, $1::timestamptz + interval '1 s' from unnest(array['postcode', 'country', 'version']) as c",
    [clock.now()],
  )
  await pool.query("update sort_index set used_at = used_at - interval '1 h' where column_name = 'city'")
  await alignSortIndexes.run({}, handle)
  expect(await asked()).toHaveLength(mostPerTable)
  expect(await there()).not.toContain('sort_by_store_city')
  clock.advance((unusedDays + 1) * 86_400_000)
  await alignSortIndexes.run({}, handle)
  expect([await there(), await asked()]).toEqual([[], []])
})
