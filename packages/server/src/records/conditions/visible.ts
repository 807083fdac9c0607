import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Compilation, Place } from './compilation.ts'
import { fieldHidden } from './problems.ts'

/** Refuses a field that may not be seen. */
export function refuseHidden(object: ObjectDefinition, key: string, compilation: Compilation): void {
  if (compilation.fieldHidden(object.name, key)) throw fieldHidden(object, key)
}

/** What makes related records count: they lie outside the bin and within what may be seen. */
export function visibleSql({ object, alias }: Place, compilation: Compilation): RawBuilder<boolean>[] {
  const live: RawBuilder<boolean>[] = object.bin ? [sql`${sql.id(alias, 'deleted_at')} is null`] : []
  const linked = compilation.linked?.(object, alias)
  if (linked) return [...live, linked]
  const scope = compilation.readScope(object.name)
  if (scope === undefined) return live
  if (scope === 'nothing') return [...live, sql`false`]
  const own = compilation.part(scope, { object, alias }, false, asPolicy(compilation))
  const shared = compilation.shared?.(object, alias)
  return [...live, shared ? sql<boolean>`((${own}) or ${shared})` : own]
}

/** A scope is set by whoever manages roles: it may look at what the person it binds may not see. */
function asPolicy(compilation: Compilation): Compilation {
  return { ...compilation, readScope: () => undefined, linked: () => undefined, fieldHidden: () => false }
}
