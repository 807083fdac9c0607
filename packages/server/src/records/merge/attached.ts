import { columnOf, type ObjectDefinition, references } from '@regulars/model'
import { sql } from 'kysely'
import { pointingTo } from '../change-sets/delete-records.ts'
import type { Ctx } from '../context.ts'

/** A reference by which records hang on others in their own right. */
export interface Attachment {
  /** Object whose records point. */
  from: ObjectDefinition
  key: string
  column: string
}

/**
 * Where records say in their own right that they belong to one of an object. What is computed from others follows those by itself, and
 * estimates are made anew.
 */
export function attachmentsOf(ctx: Ctx, object: ObjectDefinition): Attachment[] {
  const { derivations } = ctx.services.rules
  return pointingTo(ctx, object).filter(
    ({ from, key }) =>
      !from.derived && !derivations.some((rule) => rule.object === from.name && rule.fields.includes(key)),
  )
}

/**
 * Sets of columns that may hold the same values only once, as the database keeps them, for those among them that contain a reference;
 * `where` limits the records it counts for.
 */
export async function uniqueWith(
  ctx: Ctx,
  { from, column }: Attachment,
): Promise<Array<{ others: string[]; where: string | null }>> {
  const { rows } = await sql<{ others: string[]; where: string | null }>`
    select coalesce(array_agg(attname::text) filter (where attname <> ${column}), '{}') as others,
      pg_get_expr(indpred, indrelid) as where
    from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
    where indrelid = ${sql.lit(quoted(from))}::regclass and indisunique and indexprs is null
    group by indexrelid, indpred, indrelid
    having bool_or(attname = ${column})`.execute(ctx.db)
  return rows
}

const quoted = ({ table }: ObjectDefinition): string => `"${table}"`

/** Reference columns by which records of an object point to others of the same. */
export const ownPointers = (object: ObjectDefinition): string[] =>
  references(object)
    .filter(([, field]) => field.to === object.name)
    .map(([key, field]) => columnOf(key, field))
