import {
  type Act,
  columnOf,
  fieldLevel,
  type LinkEnds,
  linkEndsOf,
  type ObjectDefinition,
  type ReferenceField,
  scopeCondition,
  scopeOf,
} from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { compileCondition } from '../conditions/compile.ts'
import type { Ctx } from '../context.ts'
import { liveSql } from '../formulas/live-fields.ts'
import { sharedSql } from './shared.ts'
import type { WriteOptions } from './write-batch.ts'
import { managedElsewhere, mayNot } from './write-problems.ts'

/**
 * Refuses an act that the actor may do on no record of the object.
 * @throws Problem `record.not-allowed` or `record.managed`
 */
export function requireAct(ctx: Ctx, object: ObjectDefinition, act: Act, { trusted }: WriteOptions): void {
  if (trusted) return
  if (scopeOf(ctx.actor.role, object.name, act) === 'none') throw mayNot(act, object, 'any')
  if (object.writes === 'managed') throw managedElsewhere(object)
}

/** Whether a record, under the name `alias`, lies within what the actor may reach with an act: within the scope of their role, or shared with them. */
export function scopeSql(ctx: Ctx, object: ObjectDefinition, act: Act, alias: string): RawBuilder<boolean> {
  const ends = linkEndsOf(object)
  if (ends) return linkScopeSql(ctx, object, ends, act, alias)
  const shared = sharedSql(ctx, object, act, alias)
  const own = ownScopeSql(ctx, object, act, alias)
  return shared ? sql<boolean>`((${own}) or ${shared})` : own
}

/**
 * Whether a link lies within reach: it is seen by who sees both records that it links, and made, changed and removed by who besides may change one of
 * them. A link to a record in the bin is there again when that record is.
 */
function linkScopeSql(
  ctx: Ctx,
  object: ObjectDefinition,
  ends: LinkEnds,
  act: Act,
  alias: string,
): RawBuilder<boolean> {
  if (scopeOf(ctx.actor.role, object.name, act) === 'none') return sql<boolean>`false`
  const seen = ends.map((key, index) => endSql(ctx, object, key, ['read'], `${alias}_end_${index}`, alias))
  if (act === 'read') return sql<boolean>`(${sql.join(seen, sql` and `)})`
  const acts: readonly Act[] = act === 'create' ? ['update', 'create'] : ['update']
  const changed = ends
    .filter((key) => isWritable(ctx, object, key))
    .map((key, index) => endSql(ctx, object, key, acts, `${alias}_side_${index}`, alias))
  if (changed.length === 0) return sql<boolean>`false`
  return sql<boolean>`(${sql.join(seen, sql` and `)} and (${sql.join(changed, sql` or `)}))`
}

/** Whether the field of links on the side that a reference leads to is open to be changed. */
function isWritable(ctx: Ctx, object: ObjectDefinition, key: string): boolean {
  const { to, inverse } = object.fields[key] as ReferenceField
  return inverse === undefined || fieldLevel(ctx.actor.role, to, inverse) === 'write'
}

/** One record that a link leads to is outside the bin and within reach of one of the acts. */
function endSql(
  ctx: Ctx,
  object: ObjectDefinition,
  key: string,
  acts: readonly Act[],
  end: string,
  alias: string,
): RawBuilder<boolean> {
  const field = object.fields[key] as ReferenceField
  const target = ctx.registry.object(field.to)
  const pointer = sql.id(alias, columnOf(key, field))
  const live = target.bin ? sql` and ${sql.id(end, 'deleted_at')} is null` : sql``
  const reach = acts.map((act) => scopeSql(ctx, target, act, end))
  return sql<boolean>`exists (
    select from ${sql.table(target.table)} as ${sql.id(end)}
    where ${sql.id(end, 'id')} = ${pointer}${live} and (${sql.join(reach, sql` or `)}))`
}

/** The same by the role alone, whatever is shared. */
export function ownScopeSql(
  ctx: Ctx,
  object: ObjectDefinition,
  act: Act,
  alias: string,
): RawBuilder<boolean> {
  const condition = scopeCondition(object, scopeOf(ctx.actor.role, object.name, act))
  if (condition === undefined) return sql<boolean>`true`
  if (condition === 'nothing') return sql<boolean>`false`
  // A scope is the word of whoever made the role, so it may look at records and fields that the actor may not see.
  return compileCondition(condition, {
    registry: ctx.registry,
    object,
    alias,
    setting: ctx.setting,
    readScope: () => undefined,
    fieldHidden: () => false,
    segment: () => undefined,
    live: (of, key, as) => liveSql(ctx, of, key, as),
  })
}
