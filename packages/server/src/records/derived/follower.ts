import type { RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'

/**
 * Records that follow the fields of others: of a person's e-mail address, the identifier by which they are recognised. They come and go with the
 * value they stand for and are not in the history; what somebody has touched stays, by itself, when the value goes. Records of the same object that nobody's field holds stand by themselves and are left alone.
 */
export interface Follower {
  /** Module and what follows: `identity.identifiers`. */
  name: string
  /** Object of the records that follow. */
  object: string
  /** Reference column by which they point to the record they follow. */
  via: string
  /** Object of the records that are followed. */
  of: string
  /** Keys of the fields of those whose change may alter them. */
  fields: readonly string[]
  /** Column that names the field a record follows; empty in those that stand by themselves. */
  mark: string
  /** Columns that, with `via`, tell them apart; a unique index holds them together. */
  key: readonly string[]
  /** Further columns of new records. */
  columns: readonly string[]
  /** A query that yields `via`, `mark`, the key and the columns of all that ought to follow the records whose ids `ids` yields. */
  select(ctx: Ctx, ids: RawBuilder<unknown>): RawBuilder<unknown>
}
