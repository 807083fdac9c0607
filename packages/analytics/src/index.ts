export {
  type Attribution,
  type AttributionMethod,
  attribute,
  type ChannelCredit,
} from './attribution/attribute.ts'
export type { Journey } from './attribution/journeys.ts'
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
