import { linkEndsOf, maySeeField, type ObjectDefinition, scopeCondition, scopeOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Column, columnsOf } from '../columns/column.ts'
import type { CompileOptions } from '../conditions/compilation.ts'
import type { Ctx } from '../context.ts'
import { liveSql } from '../formulas/live-fields.ts'
import { scopeSql } from '../write/scope.ts'
import { sharedSql } from '../write/shared.ts'
import { mayNot } from '../write/write-problems.ts'

/**
 * Refuses an object of which the actor may see no record at all.
 * @throws Problem `record.not-allowed`
 */
export function requireRead(ctx: Ctx, object: ObjectDefinition): void {
  if (scopeOf(ctx.actor.role, object.name, 'read') === 'none') throw mayNot('read', object, 'any')
}

/** Whether a field is kept from the actor: hidden from the role (or computed from what is), or plumbing that only the product itself sees. */
export function isHidden(ctx: Ctx, object: ObjectDefinition, key: string): boolean {
  if (ctx.actor.kind !== 'system' && object.fields[key]?.internal && key !== 'deletedAt') return true
  return !maySeeField(ctx.actor.role, ctx.registry, object, key)
}

/** The columns of an object that the actor may see. When a record went to the bin is told where the bin is read. */
export function visibleColumns(ctx: Ctx, object: ObjectDefinition, inBin = false): readonly Column[] {
  return columnsOf(object).filter(
    ({ key }) => !isHidden(ctx, object, key) && (key !== 'deletedAt' || inBin || ctx.actor.kind === 'system'),
  )
}

/** What makes records of an object count, under the name `alias`: they are not in the bin (or in it), and the actor may see them. */
export function reachSql(
  ctx: Ctx,
  object: ObjectDefinition,
  alias: string,
  inBin = false,
): RawBuilder<boolean>[] {
  const bin = object.bin
    ? [sql<boolean>`${sql.id(alias, 'deleted_at')} is ${sql.raw(inBin ? 'not null' : 'null')}`]
    : []
  const isAll = scopeOf(ctx.actor.role, object.name, 'read') === 'all'
  return isAll && !linkEndsOf(object)
    ? bin
    : [...bin, sql<boolean>`(${scopeSql(ctx, object, 'read', alias)})`]
}

/** What conditions of the actor are compiled against. */
export function compileOptions(
  ctx: Ctx,
  object: ObjectDefinition,
  alias: string,
  segment: CompileOptions['segment'],
  looksAt: CompileOptions['looksAt'],
): CompileOptions {
  return {
    registry: ctx.registry,
    object,
    alias,
    setting: ctx.setting,
    readScope: (name) => scopeCondition(ctx.registry.object(name), scopeOf(ctx.actor.role, name, 'read')),
    shared: (of, as) => sharedSql(ctx, of, 'read', as),
    linked: (of, as) => (linkEndsOf(of) ? scopeSql(ctx, of, 'read', as) : undefined),
    fieldHidden: (name, key) => isHidden(ctx, ctx.registry.object(name), key),
    segment,
    live: (of, key, as) => liveSql(ctx, of, key, as),
    looksAt,
  }
}
