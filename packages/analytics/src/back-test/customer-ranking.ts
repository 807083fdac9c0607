import type { PurchaseHistories } from '../purchase-histories/purchase-history.ts'
import { recentness } from '../purchase-histories/recentness.ts'
import type { PurchaseModelCode } from '../purchase-models/purchase-model.ts'
import { type RfmHistories, rfmScores } from '../rfm/rfm-scores.ts'
import { returnRanking, shareCaught } from './ranking-accuracy.ts'

/** How well one way of ranking customers would have found those who came back. */
export interface CustomerRanking {
  /** A purchase model's expected purchases, or a plain way: RFM marks, counts, time since the last purchase. */
  readonly code: PurchaseModelCode | 'naive-rate' | 'rfm' | 'frequency' | 'recency'
  /** Share of later purchases made by the best-ranked 10, 20 and 30 % of customers. */
  readonly caughtByTenth: number | undefined
  readonly caughtByFifth: number | undefined
  readonly caughtByThreeTenths: number | undefined
  /** Probability that one who came back ranks above one who did not; ½ is a coin. */
  readonly returnRanking: number | undefined
}

/** Judges one ranking by what came later. */
export function rankCustomers(
  code: CustomerRanking['code'],
  ranking: ArrayLike<number>,
  laterPurchases: ArrayLike<number>,
  tieBreak?: ArrayLike<number>,
): CustomerRanking {
  return {
    code,
    caughtByTenth: shareCaught(ranking, laterPurchases, 0.1, tieBreak),
    caughtByFifth: shareCaught(ranking, laterPurchases, 0.2, tieBreak),
    caughtByThreeTenths: shareCaught(ranking, laterPurchases, 0.3, tieBreak),
    returnRanking: returnRanking(ranking, laterPurchases, tieBreak),
  }
}

/** The rankings that need no model: frequency, recency and, where ids and spend are known, RFM. */
export function plainRankings(
  histories: PurchaseHistories & Partial<RfmHistories>,
  laterPurchases: ArrayLike<number>,
): CustomerRanking[] {
  const { frequency, recency, age, customerIds, totalSpend } = histories
  const lately = recentness(histories)
  const rankings = [
    rankCustomers('frequency', frequency, laterPurchases, lately),
    rankCustomers('recency', lately, laterPurchases, frequency),
  ]
  if (!customerIds || !totalSpend) return rankings
  const { sum } = rfmScores({ frequency, recency, age, customerIds, totalSpend })
  return [...rankings, rankCustomers('rfm', sum, laterPurchases, totalSpend)]
}
