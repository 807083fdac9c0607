import {
  type Act,
  belongsVia,
  columnOf,
  isShareable,
  type ObjectDefinition,
  scopeOf,
  sharesWiden,
} from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'

/**
 * Whether a record, under the name `alias`, is shared with the actor as far as an act needs; undefined where no share can widen what the actor reaches.
 *
 * A record that belongs to whom another belongs to is shared together with that one, so that both are seen by the same people, as they are by scopes;
 * fields that are computed across them rely on it.
 *
 * The ids are asked for once in a statement (`array(select …)` does not depend on the row), so PostgreSQL can find the records by their ids, beside those of the
 * scope; `in (select …)` under `or` could only be a filter on every row.
 */
export function sharedSql(
  ctx: Ctx,
  object: ObjectDefinition,
  act: Act,
  alias: string,
): RawBuilder<boolean> | undefined {
  if (ctx.actor.kind === 'system' || !sharesWiden(scopeOf(ctx.actor.role, object.name, act), act))
    return undefined
  return sharedOnWay(ctx, object, act, alias)
}

function sharedOnWay(
  ctx: Ctx,
  object: ObjectDefinition,
  act: Act,
  alias: string,
): RawBuilder<boolean> | undefined {
  if (isShareable(object)) return sql<boolean>`${sql.id(alias, 'id')} = any(${sharedIds(ctx, object, act)})`
  const via = belongsVia(object)
  if (via === undefined) return undefined
  const field = object.fields[via]
  if (field?.kind !== 'reference') return undefined
  const next = ctx.registry.object(field.to)
  const pointer = sql.id(alias, columnOf(via, field))
  if (isShareable(next)) return sql<boolean>`${pointer} = any(${sharedIds(ctx, next, act)})`
  const above = `${alias}_above`
  const shared = sharedOnWay(ctx, next, act, above)
  return (
    shared &&
    sql<boolean>`exists (select from ${sql.table(next.table)} as ${sql.id(above)} where ${sql.id(above, 'id')} = ${pointer} and ${shared})`
  )
}

/** Ids of the records of an object that are shared with the actor, or with a team that they are in. */
function sharedIds(
  { actor: { userId, teamIds = [] } }: Ctx,
  object: ObjectDefinition,
  act: Act,
): RawBuilder<string[]> {
  const enough = act === 'read' ? sql`` : sql` and share.level = 'edit'`
  return sql`array(
    select share.shared_id::uuid from record_share as share
    where share.object = ${object.name} and (share.user_id = ${userId}::uuid or share.team_id = any(${[...teamIds]}::uuid[]))${enough})`
}
