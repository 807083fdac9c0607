import { type ObjectDefinition, propertyOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { type Column, toColumn } from '../columns/column.ts'
import { comparedAs, ignoresCase } from '../columns/unique-value.ts'
import type { Ctx } from '../context.ts'
import { survivorsOf } from '../merge/survivor-of.ts'
import { create } from './create.ts'
import { update } from './update.ts'
import type { WriteOptions } from './write-batch.ts'

/** What an upsert did. */
export interface Upserted {
  id: string
  created: boolean
}

/**
 * Changes the record that has this value in this unique field, or makes it. Two at once make one record: the second waits for the
 * first and then finds it.
 *
 * @throws Problem `record.no-such-key` when the field is not unique
 * @example await upsert(ctx, contact, 'customerNumber', 'C-1044', { name: 'Jo Park' })
 */
export async function upsert(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  value: string,
  values: Record<string, unknown>,
  options: WriteOptions = {},
): Promise<Upserted> {
  const field = Object.hasOwn(object.fields, key) ? object.fields[key] : undefined
  if (!field?.unique || (field.internal && !options.trusted)) throw noSuchKey(object, key)
  return inChangeSet(ctx, { label: '' }, async (within) => {
    // Taken until the transaction ends, so that nobody makes the same record between looking and making.
    await sql`
      select pg_advisory_xact_lock(hashtextextended(${`${object.name}.${key}=${value.toLowerCase()}`}, 0))
    `.execute(within.db)
    const id = await findByKey(within, object, key, value)
    if (id === undefined) {
      const made = await create(within, object, { [propertyOf(key, field)]: value, ...values }, options)
      return { id: made, created: true }
    }
    await update(within, object, id, values, options)
    return { id, created: false }
  })
}

async function findByKey(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  value: string,
): Promise<string | undefined> {
  const column = toColumn(key, object.fields[key]!)
  const wanted = ignoresCase(column) ? sql`lower(${value}::text)` : sql`${value}`
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(object.table)} where ${comparedAs(column, sql.id(column.name))} = ${wanted} ${object.bin ? sql`and deleted_at is null` : sql``}
  `.execute(ctx.db)
  return rows[0]?.id ?? (object.bin ? findMerged(ctx, object, column, wanted) : undefined)
}

/** The key of a record that was merged is one of the record that stays. */
async function findMerged(
  ctx: Ctx,
  object: ObjectDefinition,
  column: Column,
  wanted: RawBuilder<unknown>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select record.id from merged_record join ${sql.table(object.table)} as record on record.id = merged_record.merged_id::uuid
    where merged_record.object = ${object.name} and ${comparedAs(column, sql`record.${sql.id(column.name)}`)} = ${wanted}
    order by record.deleted_at desc limit 1`.execute(ctx.db)
  const id = rows[0]?.id
  return id === undefined ? undefined : (await survivorsOf(ctx, [id])).get(id)
}

function noSuchKey(object: ObjectDefinition, key: string): Problem {
  const keys = Object.entries(object.fields).filter(([, field]) => field.unique && !field.internal)
  return new Problem('record.no-such-key', {
    status: 404,
    title: `${object.labelPlural} are not known by “${key}”.`,
    mend: keys.length > 0 ? `They are known by ${keys.map(([name]) => name).join(', ')}.` : undefined,
  })
}
