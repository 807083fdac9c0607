import { expect, test } from 'vitest'
import { emptyDatabase } from '../testing.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'

const ours = await readMigrations()

function step(number: number, sql: string, checksum = `${number}`): Migration {
  return { number, name: `000${number}_step`, sql, checksum }
}

test('brings an empty database to the newest schema', async () => {
  const { pool } = await emptyDatabase()
  expect(await migrate(pool, ours)).toEqual(ours.map(({ name }) => name))
  const { rows } = await pool.query('select name from migration order by number')
  expect(rows.map(({ name }) => name)).toEqual(ours.map(({ name }) => name))
})

test('finds nothing to do the second time', async () => {
  const { pool } = await emptyDatabase()
  await migrate(pool, ours)
  expect(await migrate(pool, ours)).toEqual([])
})

test('takes each step once when twenty start at once', async () => {
  const { pool, settings } = await emptyDatabase()
  const { createPool } = await import('./connect.ts')
  const pools = Array.from({ length: 20 }, () => createPool(settings, { maxConnections: 1 }))
  const taken = await Promise.all(pools.map((each) => migrate(each, ours)))
  await Promise.all(pools.map((each) => each.end()))
  expect(taken.flat()).toEqual(ours.map(({ name }) => name))
  const { rows } = await pool.query('select count(*) from migration')
  expect(rows[0].count).toBe(ours.length)
})

test('keeps nothing of a step that fails, and says which it was', async () => {
  const { pool } = await emptyDatabase()
  const steps = [step(1, 'create table kept ()'), step(2, 'create table half (); select 1/0')]
  await expect(migrate(pool, steps)).rejects.toThrow(
    'The step 0002_step of the database schema failed: division by zero',
  )
  const { rows } = await pool.query(
    "select to_regclass('kept')::text as kept, to_regclass('half')::text as half",
  )
  expect(rows).toEqual([{ kept: 'kept', half: null }])
  expect(await migrate(pool, [steps[0] as Migration, step(2, 'create table whole ()')])).toEqual([
    '0002_step',
  ])
})

test('refuses a database that a later version has used', async () => {
  const { pool } = await emptyDatabase()
  await migrate(pool, [step(1, ''), step(2, '')])
  await expect(migrate(pool, [step(1, '')])).rejects.toMatchObject({ code: 'database.newer' })
})

test('refuses a step that was edited after it had been taken', async () => {
  const { pool } = await emptyDatabase()
  await migrate(pool, [step(1, '')])
  await expect(migrate(pool, [step(1, '', 'other')])).rejects.toMatchObject({
    code: 'database.migration-changed',
  })
})
