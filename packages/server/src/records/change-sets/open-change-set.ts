import type { Ctx } from '../context.ts'
import type { ChangeSetOptions, OpenChangeSet } from './change-set.ts'

/** Makes a change set in memory; it is written when something has changed. */
export function newChangeSet(ctx: Ctx, id: string, options: ChangeSetOptions): OpenChangeSet {
  return {
    id,
    kind: options.kind ?? kindByActor[ctx.actor.kind],
    label: options.label.slice(0, 300),
    source: (options.source ?? (ctx.actor.kind === 'user' ? null : ctx.actor.name))?.slice(0, 300) ?? null,
    at: ctx.services.clock.now(),
    counts: {},
    ids: new Map(),
    final: false,
    columns: new Map(),
    places: new Map(),
  }
}

const kindByActor = { user: 'edit', apiKey: 'api', system: 'system' } as const

/** The open change set of a context inside `inChangeSet`. */
export function changeSetOf(ctx: Ctx): OpenChangeSet {
  if (!ctx.changeSet) throw new Error('Records are only written inside a change set: use inChangeSet.')
  return ctx.changeSet
}
