import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { requireRead } from './access.ts'
import { type Selection, self, whereSql } from './selection.ts'

/** A query that yields the ids of the selected records that the actor may see: for verbs that work on sets. */
export async function selectedIds(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: Selection,
): Promise<RawBuilder<unknown>> {
  requireRead(ctx, object)
  const where = await whereSql(ctx, object, selection, 'all')
  return sql`select ${sql.id(self)}.id from ${sql.table(object.table)} as ${sql.id(self)} where ${where}`
}
