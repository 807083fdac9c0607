import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { quoteName } from '../columns/column.ts'
import type { Services } from '../context.ts'
import { sortIndexPrefix, wantedIndexes } from '../schema/create-indexes.ts'
import { besideTheWork } from './index-build.ts'

/**
 * Gives the columns of custom fields the indexes that their definitions ask for, and takes away those they ask for no more. Indexes are
 * built beside the running work, without locking anybody out, which is why this is a job and no part of the change itself.
 */
export const alignIndexes = defineJob({
  name: 'records.align-indexes',
  schema: z.strictObject({}),
  queue: 'records.align-indexes',
  cron: '7 3 * * *',
  maxAttempts: 5,
  async run(_, { services, signal }) {
    await services.definitions.reload()
    await besideTheWork(services, async (run) => {
      for (const object of services.definitions.registry.objects) {
        signal.throwIfAborted()
        if (object.custom || Object.values(object.fields).some(({ custom }) => custom))
          await alignIndexesOf(services, object, run)
      }
    })
  },
})

type Run = (statement: string) => Promise<unknown>

async function alignIndexesOf(services: Services, object: ObjectDefinition, run: Run): Promise<void> {
  const wanted = wantedIndexes(object).filter(({ column }) => column.field.custom)
  const there = await customIndexes(services, object)
  for (const { name, valid } of there) {
    // One that is not valid is left of a build that failed or was broken off.
    if (!valid || !wanted.some((index) => index.name === name))
      await run(`drop index concurrently if exists ${quoteName(name)}`)
  }
  for (const index of wanted) {
    if (there.some(({ name, valid }) => valid && name === index.name)) continue
    await run(index.statement(partitioned(object) ? undefined : 'concurrently'))
  }
  await validateReferences(services, object, run)
}

/** Indexes on a table in parts cannot be built concurrently. */
const partitioned = (object: ObjectDefinition): boolean => object.name === 'touchpoint'

interface ThereIndex {
  name: string
  valid: boolean
}

/** The indexes of a table that have to do with columns of custom fields; not those that lists asked for. */
async function customIndexes({ pool }: Services, { table }: ObjectDefinition): Promise<ThereIndex[]> {
  const { rows } = await pool.query<ThereIndex>(
    `select distinct index.relname as name, indisvalid as valid
     from pg_depend
     join pg_attribute on attrelid = refobjid and attnum = refobjsubid and attname ^@ 'x_'
     join pg_index on indexrelid = objid
     join pg_class as index on index.oid = objid
     where classid = 'pg_class'::regclass and refobjid = to_regclass($1) and not index.relname ^@ $2`,
    [quoteName(table), sortIndexPrefix],
  )
  return rows
}

/** Looks through references that were added without: by then nobody has to wait for it. */
async function validateReferences({ pool }: Services, { table }: ObjectDefinition, run: Run): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = to_regclass($1) and contype = 'f' and not convalidated`,
    [quoteName(table)],
  )
  for (const { name } of rows)
    await run(`alter table ${quoteName(table)} validate constraint ${quoteName(name)}`)
}
