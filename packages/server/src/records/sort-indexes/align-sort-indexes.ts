import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { type Column, keptColumnsOf, quoteName } from '../columns/column.ts'
import type { Services } from '../context.ts'
import { isOrdered, sortIndex, sortIndexPrefix } from '../schema/create-indexes.ts'
import { besideTheWork } from '../shape/index-build.ts'

/** After so many days without anybody asking, an index costs every write more than it gives. */
export const unusedDays = 30
/** Every index is written with every record, so a table has no more of them; those used last stay. */
export const mostPerTable = 4

/**
 * Makes the indexes along which lists are read in an order that somebody waited for, and drops those that nobody asked for in a month. Beside the running work, like all
 * indexes of users' fields; an identical request waits for its turn, and finds nothing left to do.
 */
export const alignSortIndexes = defineJob({
  name: 'records.align-sort-indexes',
  schema: z.strictObject({ list: z.string().optional(), by: z.string().optional() }),
  label: ({ list, by }) =>
    list && by ? `Making lists of ${list} by ${by} quick` : 'Looking after the order of lists',
  queue: 'records.align-indexes',
  maxAttempts: 5,
  async run(_, { services, signal }) {
    await services.definitions.reload()
    const wanted = await wantedOf(services)
    const there = await thereOf(services)
    const isDone = await besideTheWork(services, async (run) => {
      for (const { name, valid } of there)
        if (!valid || !wanted.some((index) => index.name === name))
          await run(`drop index concurrently if exists ${quoteName(name)}`)
      for (const { name, statement } of wanted) {
        signal.throwIfAborted()
        if (!there.some((index) => index.valid && index.name === name)) await run(statement)
      }
    })
    if (!isDone) throw new Error('A change of definitions wanted the table; the index is made after it.')
  },
})

/** The same every night, for what is used no more. */
export const dropUnusedSortIndexes = defineJob({
  name: 'records.drop-unused-sort-indexes',
  schema: z.strictObject({}),
  cron: '41 3 * * *',
  async run(_, { services, ...handle }) {
    await alignSortIndexes.run({}, { services, ...handle })
  },
})

interface Asked {
  tableName: string
  columnName: string
}

/** What is asked for and has its reason still; the rest is forgotten. */
async function wantedOf({ pool, clock, definitions }: Services) {
  const { rows } = await pool.query<{ table_name: string; column_name: string; is_used: boolean }>(
    `select table_name, column_name, used_at > $1::timestamptz - make_interval(days => $2)
       and row_number() over (partition by table_name order by used_at desc, column_name) <= $3 as is_used
     from sort_index order by table_name, column_name`,
    [clock.now(), unusedDays, mostPerTable],
  )
  const asked = rows.map((row) => ({
    tableName: row.table_name,
    columnName: row.column_name,
    used: row.is_used,
  }))
  const wanted: Array<{ name: string; statement: string }> = []
  for (const each of asked) {
    const found = each.used ? columnOf(definitions.registry.objects, each) : undefined
    if (found) wanted.push(sortIndex(found.object, found.column))
    else
      await pool.query('delete from sort_index where table_name = $1 and column_name = $2', [
        each.tableName,
        each.columnName,
      ])
  }
  return wanted
}

/** The column as it is defined now; undefined when it is gone, or has an index by definition. */
function columnOf(
  objects: readonly ObjectDefinition[],
  { tableName, columnName }: Asked,
): { object: ObjectDefinition; column: Column } | undefined {
  const object = objects.find(({ table }) => table === tableName)
  const column = object && keptColumnsOf(object).find(({ name }) => name === columnName)
  return object && column && !isOrdered(object, column) ? { object, column } : undefined
}

async function thereOf({ pool }: Services): Promise<Array<{ name: string; valid: boolean }>> {
  const { rows } = await pool.query<{ name: string; valid: boolean }>(
    `select relname as name, indisvalid as valid from pg_index join pg_class on pg_class.oid = indexrelid
     where relnamespace = 'public'::regnamespace and relname ^@ $1`,
    [sortIndexPrefix],
  )
  return rows
}
