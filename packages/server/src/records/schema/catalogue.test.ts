import { builtInObjects, builtInRegistry } from '@regulars/model'
import { expect, test } from 'vitest'
import { testDatabase } from '../../platform/testing.ts'
import { createTable } from './create-table.ts'
import { keepReferences } from './keep-references.ts'

const { pool } = await testDatabase()

/** What the definitions would make today, made in a schema of its own beside what the migrations made. */
const client = await pool.connect()
await client.query('create schema defined')
await client.query('set search_path to defined, public')
for (const object of builtInObjects)
  for (const statement of createTable(object)) await client.query(statement)
for (const object of builtInObjects)
  for (const statement of keepReferences(object, builtInRegistry)) await client.query(statement)
await client.query('reset search_path')
client.release()

const tables = builtInObjects.map(({ table }) => table)

async function catalogue(query: string, schema: string): Promise<string[]> {
  const { rows } = await pool.query<{ fact: string }>(query, [schema, tables])
  return rows.map(({ fact }) => fact.replaceAll(`${schema}.`, '')).sort()
}

const columns = `
  select table_name || '.' || column_name || ' ' || format_type(atttypid, atttypmod)
    || case when attnotnull then ' not null' else '' end || coalesce(' default ' || column_default, '') as fact
  from information_schema.columns
  join pg_attribute on attrelid = format('%I.%I', table_schema, table_name)::regclass and attname = column_name
  where table_schema = $1 and table_name = any($2)`

const foreignKeys = `
  select conrelid::regclass || ' ' || pg_get_constraintdef(pg_constraint.oid) as fact
  from pg_constraint join pg_class on pg_class.oid = conrelid
  where contype = 'f' and connamespace = $1::regnamespace and relname = any($2)`

const triggers = `
  select pg_get_triggerdef(pg_trigger.oid) as fact
  from pg_trigger join pg_class on pg_class.oid = tgrelid
  where not tgisinternal and relnamespace = $1::regnamespace and relname = any($2)`

const indexes = `select indexdef as fact from pg_indexes where schemaname = $1 and tablename = any($2)`

test('every field has the column that its definition asks for, and no column is without a field', async () => {
  expect(await catalogue(columns, 'public')).toEqual(await catalogue(columns, 'defined'))
})

test('every reference that the database itself keeps has its foreign key', async () => {
  const existing = await catalogue(foreignKeys, 'public')
  expect(existing).toEqual(expect.arrayContaining(await catalogue(foreignKeys, 'defined')))
})

test('references of objects written in bulk have the triggers that keep them', async () => {
  const existing = await catalogue(triggers, 'public')
  expect(existing).toEqual(expect.arrayContaining(await catalogue(triggers, 'defined')))
})

test('every lookup that a definition promises has its index', async () => {
  const existing = await catalogue(indexes, 'public')
  expect(existing).toEqual(expect.arrayContaining(await catalogue(indexes, 'defined')))
})

test('the part of the touchpoints for a year is made once, also when many ask at the same time', async () => {
  await Promise.all(
    Array.from({ length: 8 }, () => pool.query("select ensure_touchpoint_partition('2011-06-01T00:00:00Z')")),
  )
  const { rows } = await pool.query(
    "select pg_get_expr(relpartbound, oid) as bounds from pg_class where relname = 'touchpoint_2011'",
  )
  expect(rows).toEqual([
    { bounds: "FOR VALUES FROM ('2011-01-01 00:00:00+00') TO ('2012-01-01 00:00:00+00')" },
  ])
})
