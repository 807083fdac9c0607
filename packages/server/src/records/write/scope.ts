import { type Act, type ObjectDefinition, scopeCondition, scopeOf } from '@regulars/model'
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
  const shared = sharedSql(ctx, object, act, alias)
  const own = ownScopeSql(ctx, object, act, alias)
  return shared ? sql<boolean>`((${own}) or ${shared})` : own
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
