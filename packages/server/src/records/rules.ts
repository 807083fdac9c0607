import type { ObjectDefinition } from '@regulars/model'
import type { RawBuilder } from 'kysely'
import type { Module } from '../platform/module.ts'
import type { ChangeCounts, ChangeEvent, OpenChangeSet } from './change-sets/change-set.ts'
import type { Ctx } from './context.ts'
import type { Derivation } from './derived/derivation.ts'
import type { Follower } from './derived/follower.ts'
import type { TouchpointRule } from './touchpoints/touchpoint-rule.ts'
import type { UndoReport } from './undo/report.ts'

/** A write on its way to the database, before it is checked for completeness. Steps may look at it and mend it. */
export interface PendingWrite {
  object: ObjectDefinition
  id: string
  /** The record as it is; undefined when it is being made. */
  before: Readonly<Record<string, unknown>> | undefined
  /** What is to be written, by property; for a new record all that is known, for an existing one only what changes. */
  values: Record<string, unknown>
}

/** What a module does with writes of an object before they happen: fill in what follows from the rest, or refuse with a Problem. */
export interface BeforeWrite {
  /** Absent for every object, also those that users make. */
  object?: string
  /** Properties it cares for: changes of an existing record that name none of them need not pass. Without it, all pass. */
  fields?: readonly string[]
  /** All writes of one call at once, so that what must be looked up is looked up in one query. */
  run(ctx: Ctx, writes: readonly PendingWrite[]): void | Promise<void>
}

/** What a reaction is told. It works on sets: `changedIds` gives the records as a query. */
export interface ChangeNews {
  changeSetId: string
  object: string
  event: ChangeEvent
  count: number
}

/** What happens because of a change, after it: in a job of its own, at least once, so it must bear being run twice. */
export type Reaction = (ctx: Ctx, news: ChangeNews) => Promise<void>

/** What is asked to be undone. */
export interface UndoQuestion {
  changeSetId: string
  /** What the change set did. */
  counts: ChangeCounts
}

/** What an undo has done, told to modules in the same transaction. */
export interface UndoNews {
  /** The change set that was undone. */
  changeSetId: string
  /** The change set that undoing made. */
  undoneBy: string
  report: UndoReport
}

/** Everything that modules add to reading and writing of records. */
export interface RecordRules {
  beforeWrite: readonly BeforeWrite[]
  derivations: readonly Derivation[]
  followers: readonly Follower[]
  touchpoints: readonly TouchpointRule[]
  reactions: readonly NamedReaction[]
  afterChangeSet: readonly AfterChangeSet[]
  beforeUndo: readonly BeforeUndo[]
  afterUndo: readonly AfterUndo[]
}

/** A reaction with the words it is known by. */
export interface NamedReaction {
  /** Module and event, which name its job: `programs/order.created`. */
  name: string
  object: string
  event: ChangeEvent
  react: Reaction
}

/**
 * Told of every change set at its end, in its transaction. What it does must be cheap, at most adding a job: everybody's writes wait for it. What it answers are calls
 * (`jobs.enqueuing`) that become part of the statement that ends the change set, so that they cost no trip of their own.
 */
export type AfterChangeSet = (
  ctx: Ctx,
  changeSet: OpenChangeSet,
) => Promise<readonly RawBuilder<unknown>[] | undefined>

/** Refuses an undo, with a Problem, to who asks for it. */
export type BeforeUndo = (ctx: Ctx, question: UndoQuestion) => void | Promise<void>

export type AfterUndo = (ctx: Ctx, news: UndoNews) => Promise<void>

declare module '../platform/module.ts' {
  interface Module {
    /** Steps that writes pass before they happen. */
    beforeWrite?: readonly BeforeWrite[]
    /** Columns that are kept in agreement with other records. */
    derivations?: readonly Derivation[]
    /** Records that follow the fields of others. */
    followers?: readonly Follower[]
    /** Touchpoints that follow records. */
    touchpoints?: readonly TouchpointRule[]
    /** Reactions by event: `'order.created'`. */
    on?: Readonly<Record<string, Reaction>>
    /** Called at the end of every change set. */
    afterChangeSet?: readonly AfterChangeSet[]
    /** Called when an undo is asked for, as the one who asks; may refuse it. */
    beforeUndo?: BeforeUndo
    /** Called in the transaction of an undo. */
    afterUndo?: AfterUndo
  }
}

declare module '../platform/services.ts' {
  interface Services {
    rules: RecordRules
  }
}

const events: readonly ChangeEvent[] = ['created', 'updated', 'removed', 'restored']

/**
 * Gathers what the modules add, in the order of the modules.
 * @throws RangeError when a module reacts to an event that there is not
 */
export function collectRules(modules: readonly Module[]): RecordRules {
  return {
    beforeWrite: modules.flatMap((module) => module.beforeWrite ?? []),
    derivations: modules.flatMap((module) => module.derivations ?? []),
    followers: modules.flatMap((module) => module.followers ?? []),
    touchpoints: modules.flatMap((module) => module.touchpoints ?? []),
    reactions: modules.flatMap((module) =>
      Object.entries(module.on ?? {}).map(([event, react]) => namedReaction(module.name, event, react)),
    ),
    afterChangeSet: modules.flatMap((module) => module.afterChangeSet ?? []),
    beforeUndo: modules.flatMap((module) => module.beforeUndo ?? []),
    afterUndo: modules.flatMap((module) => module.afterUndo ?? []),
  }
}

function namedReaction(module: string, written: string, react: Reaction): NamedReaction {
  const [object = '', event] = written.split('.')
  if (!isEvent(event)) {
    throw new RangeError(
      `The module ${module} reacts to "${written}". Events are <object>.${events.join(', <object>.')}.`,
    )
  }
  return { name: `${module}/${written}`, object, event, react }
}

function isEvent(word: string | undefined): word is ChangeEvent {
  return (events as readonly (string | undefined)[]).includes(word)
}
