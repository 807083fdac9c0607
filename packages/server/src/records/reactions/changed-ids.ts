import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { ChangeNews } from '../rules.ts'

const operations = {
  updated: ['update'],
  removed: ['remove', 'delete', 'purge'],
  restored: ['restore', 'revive'],
}

/** The records that news are about, as a query that yields `id`. */
export function changedIds(
  ctx: Ctx,
  { changeSetId, object, event }: Pick<ChangeNews, 'changeSetId' | 'object' | 'event'>,
): RawBuilder<unknown> {
  if (event === 'created') {
    const { table } = ctx.registry.object(object)
    return sql`select id from ${sql.table(table)} where change_set_id = ${changeSetId}`
  }
  return sql`
    select distinct record_id as id from change
    where change_set_id = ${changeSetId} and object = ${object} and op in (${sql.join(operations[event])})`
}
