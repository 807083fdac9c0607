import type { FeatureValue } from '@regulars/analytics'

/** What deals or leads looked like on a day, and what came of them. Plain data, so that it can go to a thread. */
export interface SeenRecords {
  /** By feature, a value per record. */
  table: Record<string, FeatureValue[]>
  /** By feature, the day on which the value was recorded; null where nobody knows. */
  recordedOn: Record<string, Array<string | null>>
  ids: string[]
  scoredOn: string[]
  /** For closed ones: 1 for won, and the day that was certain. */
  outcomes: number[]
  closedOn: string[]
  /** How many more there are of which nothing was written down in time; they are in none of the columns. */
  tooLate?: number
}
