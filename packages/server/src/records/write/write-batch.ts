import type { LinksChange, LinkValue, ObjectDefinition } from '@regulars/model'
import type { Fault } from '../../platform/problem.ts'
import type { PendingWrite } from '../rules.ts'

/** How a write is checked. */
export interface WriteOptions {
  /**
   * True for a module's own verb, which has itself checked who may do what: it may write managed objects and read-only fields, whatever
   * the rights of who acts. Never for values that came from outside unread.
   */
  trusted?: boolean
}

/** One record of a batch on its way. */
export interface WriteEntry extends PendingWrite {
  /** Values as they came. */
  input: unknown
  /** What stands before the names of its fields in faults: empty for a single record, `create.3.` in a batch. */
  at: string
  /** What is to become of its links, by key of the field; taken out of `values`. */
  links?: Record<string, LinkValue[] | LinksChange>
}

/** Writes of one object that pass the steps together, so that what must be looked up is looked up once for all of them. */
export interface WriteBatch {
  object: ObjectDefinition
  act: 'create' | 'update'
  options: WriteOptions
  entries: WriteEntry[]
  /** Everything wrong so far; a write with faults does not reach the database. */
  faults: Fault[]
}
