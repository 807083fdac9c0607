import type { Condition } from '../conditions/condition.ts'

/** What a roll-up field can make of related records. */
export const rollUpTakes = ['count', 'sum', 'avg', 'min', 'max', 'latest', 'list'] as const
export type RollUpTake = (typeof rollUpTakes)[number]

/** What a roll-up field sums up: `{ over: 'orders', take: 'sum', of: 'total', where: … }`. Records in the bin never count. */
export interface RollUp {
  /** Name of the relation: `orders`. */
  over: string
  take: RollUpTake
  /** Field of the related records, perhaps across references (`product.name`); absent for `count`. */
  of?: string
  /** Which of the related records count; all, when absent. */
  where?: Condition
  /** Only records whose time lies in the last span: `90d`. */
  within?: string
}
