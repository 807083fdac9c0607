import { createHash } from 'node:crypto'
import type { ObjectDefinition, Registry } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { type Column, keptColumnsOf, quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { quoteText } from '../schema/default-value.ts'

/*
 * Identifiers are given by the database itself, as the default of their column, from a sequence: every way of making a record gets one, an import of a
 * hundred thousand rows too, and nobody waits for anybody. In exchange numbers may be missing: those of records that were not made after all.
 */

/** The sequence of a column; PostgreSQL cuts names at 63 bytes, so a long one ends in a hash. */
function sequenceOf({ table }: ObjectDefinition, { name }: Column): string {
  const written = `${table}_${name}_number`
  if (written.length <= 63) return written
  return `${written.slice(0, 54)}_${createHash('sha256').update(written).digest('hex').slice(0, 8)}`
}

const identifiersOf = (object: ObjectDefinition): Column[] =>
  keptColumnsOf(object).filter(({ field }) => field.custom && field.kind === 'identifier')

const patternOf = ({ field }: Column): string => (field.kind === 'identifier' ? field.pattern : '')

/** What gives the next number, as SQL. */
const nextNumber = (object: ObjectDefinition, column: Column): string =>
  `write_identifier(${quoteText(patternOf(column))}, nextval(${quoteText(quoteName(sequenceOf(object, column)))}))`

/** The statements that make the columns of identifiers number themselves by the patterns they have now. Each changes the catalogue only. */
export async function identifierStatements(ctx: Ctx, registry: Registry): Promise<string[]> {
  const wanted = registry.objects.flatMap((object) =>
    identifiersOf(object).map((column) => ({ object, column })),
  )
  if (wanted.length === 0) return []
  const { rows } = await sql<{ place: string; expression: string }>`
    select relname || '.' || attname as place, pg_get_expr(adbin, adrelid) as expression
    from pg_attrdef join pg_class as c on c.oid = adrelid join pg_attribute on attrelid = adrelid and attnum = adnum
    where relnamespace = 'public'::regnamespace and attname ^@ 'x_'`.execute(ctx.db)
  const there = new Map(rows.map(({ place, expression }) => [place, expression]))
  return wanted
    .filter(
      ({ object, column }) =>
        !there.get(`${object.table}.${column.name}`)?.includes(`${quoteText(patternOf(column))}::text`),
    )
    .flatMap(({ object, column }) => numbering(object, column))
}

function numbering(object: ObjectDefinition, column: Column): string[] {
  const sequence = quoteName(sequenceOf(object, column))
  const place = `${quoteName(object.table)}.${quoteName(column.name)}`
  return [
    `create sequence if not exists ${sequence}`,
    `alter sequence ${sequence} owned by ${place}`,
    `alter table ${quoteName(object.table)} alter column ${quoteName(column.name)} set default ${nextNumber(object, column)}`,
  ]
}

const chunk = 5_000

/** Numbers the records that were there before their identifier, the oldest first, in batches, so that nobody waits long. */
export const fillIdentifiers = defineJob({
  name: 'records.fill-identifiers',
  schema: z.strictObject({ object: z.string(), key: z.string(), label: z.string() }),
  label: ({ label }) => `Numbering by ${label}`,
  maxAttempts: 5,
  async run({ object: name, key }, { services, signal, progress }) {
    await services.definitions.reload()
    const object = services.definitions.registry.find(name)
    const column = object && identifiersOf(object).find((each) => each.key === key)
    // Removed meanwhile.
    if (!column) return
    for (let done = 0; ; ) {
      signal.throwIfAborted()
      const { rowCount } = await services.pool.query(numberSome(object, column))
      done += rowCount ?? 0
      await progress(done)
      if ((rowCount ?? 0) < chunk) return
    }
  },
})

const numberSome = (object: ObjectDefinition, column: Column): string => `
  with waiting as (
    select id from ${quoteName(object.table)} where ${quoteName(column.name)} is null order by created_at, id limit ${chunk} for update skip locked
  ), numbered as (
    select id, ${nextNumber(object, column)} as number from waiting
  )
  update ${quoteName(object.table)} as record set ${quoteName(column.name)} = number
  from numbered where numbered.id = record.id`

/** Adds the job, in the transaction that makes the field. */
export async function numberLater(ctx: Ctx, object: string, key: string, label: string): Promise<void> {
  const { services, db, actor } = ctx
  await services.jobs.enqueue(
    fillIdentifiers,
    { object, key, label },
    { executor: db, createdBy: actor.userId ?? undefined },
  )
}
