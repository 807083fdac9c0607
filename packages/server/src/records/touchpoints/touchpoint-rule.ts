import type { RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'

/**
 * Touchpoints that tell of records: an order placed, a note written. They follow their record: when it gets another contact or day,
 * goes to the bin or comes back, so do they. Touchpoints that stand for themselves (a call) are records of their own.
 */
export interface TouchpointRule {
  /** Object they tell of. */
  object: string
  /** Types of touchpoint that belong to this rule; of each, a record has at most one. */
  types: readonly string[]
  /** Keys of the fields whose change may alter them. */
  fields: readonly string[]
  /**
   * A query that yields, for the records whose ids the query `ids` yields and that have a contact and are not in the bin:
   * `id` (of the record), `contact_id`, `at`, `type`, `channel`, `subject`, `payload`, `change_set_id` and `created_by_id`
   * (both of the record, so that the touchpoint goes when the record is undone).
   */
  select(ctx: Ctx, ids: RawBuilder<unknown>): RawBuilder<unknown>
}
