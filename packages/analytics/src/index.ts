export {
  type Attribution,
  type AttributionMethod,
  attribute,
  type ChannelCredit,
} from './attribution/attribute.ts'
export type { Journey } from './attribution/journeys.ts'
export { type AssociationRule, associationRules } from './baskets/association-rules.ts'
export {
  type FrequentItemSets,
  frequentItemSets,
  type Item,
  type ItemSet,
} from './baskets/frequent-item-sets.ts'
export type { CannotSay } from './cannot-say.ts'
export { compareMeans, type MeanComparison } from './experiments/compare-means.ts'
export {
  compareShares,
  type ShareComparison,
  type ShareCount,
  summaryOfShare,
} from './experiments/compare-shares.ts'
export type { Interval } from './experiments/interval.ts'
export {
  type SampleSummary,
  type SampleSums,
  summarise,
  summaryFromSums,
} from './experiments/sample-summary.ts'
export { type Matrix, matrixOf, type NumberRows } from './linear-algebra/matrix.ts'
export { type Random, seededRandom } from './random/seeded-random.ts'
