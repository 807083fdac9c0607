import { apiQuery } from '../../../app/api-query.ts'

/** Sums over one group. Money in minor units. */
export interface ArmSums {
  people: number
  buyers: number
  orders: number
  ordersSquared: number
  revenue: number
  revenueSquared: number
}

/** Written to against held back: per person, and in total for all who were written to, with the ends of a 95 % interval. */
export interface Difference {
  treatment: number
  holdout: number
  difference: number
  low: number
  high: number
  total: number
  totalLow: number
  totalHigh: number
}

interface Base {
  currency: string
  cost: number
  launchedAt: string | null
  until: string | null
  /** When the goal's days of those who were drawn last are over. */
  goalReachedAt: string | null
  arms: { treatment: ArmSums; holdout: ArmSums; excluded: ArmSums }
  /** The result in a sentence for people. */
  sentence: string
}

export interface ToldResults extends Base {
  told: true
  buyers: Difference
  orders: Difference
  revenue: Difference
  return: number | null
  sampleRatio: { pValue: number; fair: boolean } | null
  peopleNeeded: number | null
}

/** What a program brought: `GET programs/:id/results`. */
export type ProgramResults = (Base & { told: false }) | ToldResults

export const resultsQuery = (programId: string) => apiQuery<ProgramResults>(`programs/${programId}/results`)
