import type { Hop } from '@regulars/model'
import type { RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'

/**
 * Columns that follow from other records: a contact's revenue from the orders, an order's total from its lines. One statement says
 * how they are computed; the engine runs it for the touched records in the transaction that touched them, and a job runs it for
 * all of them, to prove and repair. Such columns are not in the history: whatever is undone, they are computed again.
 */
export interface Derivation {
  /** Module and what it keeps: `sales.contact-totals`. */
  name: string
  /** Object that has the columns. */
  object: string
  /** Keys of the fields that are computed. */
  fields: readonly string[]
  /** Whose changes make a record's columns stale. */
  sources: readonly DerivationSource[]
  /** A query that yields `id` and every computed column, for the records whose ids the query `ids` yields. */
  compute(ctx: Ctx, ids: RawBuilder<unknown>): RawBuilder<unknown>
}

/** A record whose change makes others stale. */
export type DerivationSource = {
  object: string
  /** Only a change of one of these fields counts; without it, every change. Going to the bin and coming back always counts. */
  fields?: readonly string[]
} & (
  | {
      /** Reference field of the source that points to the stale record: an order's `contact`. */
      via: string
    }
  | {
      /** Reference field of the stale record that points to the source: a line's `order`. Only changes count, since a new source has none yet. */
      from: string
    }
  | {
      /** The way from the stale record to the source, over any number of records. */
      way: readonly Hop[]
    }
  | {
      /** The source is the stale record itself. */
      self: true
    }
)

/** The topic under which stale records of a derivation are collected. */
export const topicOf = ({ name }: Derivation): string => name
