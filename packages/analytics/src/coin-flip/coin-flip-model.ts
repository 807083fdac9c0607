import type { CannotSay } from '../cannot-say.ts'
import type { PurchaseCells } from '../purchase-histories/group-histories.ts'
import { observedTime } from '../purchase-histories/observed-time.ts'
import type { PurchaseMathematics } from '../purchase-models/define-purchase-model.ts'
import { fitByLikelihood, LARGEST_SHAPE, type LikelihoodFit } from '../purchase-models/fit-by-likelihood.ts'
import { type CoinFlipParameters, type CoinFlipRules, requireCoinFlip } from './coin-flip-rules.ts'
import { coinFlipCountProbability, coinFlipFutureCountProbability } from './count-probability.ts'
import { coinFlipExpected, coinFlipExpectedOfNew } from './expected-purchases.ts'
import { coinFlipLikelihood } from './likelihood.ts'
import { coinFlipStillCustomer } from './still-customer.ts'

/** What a member of the coin-flip family adds to the common mathematics. */
export type CoinFlipMember = Pick<
  PurchaseMathematics<CoinFlipParameters>,
  'code' | 'sentence' | 'assumes' | 'misleads' | 'answersStillCustomer'
>

/** The mathematics of a member of the coin-flip family without rhythm. */
export function coinFlipModel(
  member: CoinFlipMember,
  rules: CoinFlipRules,
): PurchaseMathematics<CoinFlipParameters> {
  return {
    ...member,
    estimated: ['r', 'alpha', 'a', 'b'],
    require: (parameters) => requireCoinFlip(parameters, rules),
    likelihood: (cells) => coinFlipLikelihood(cells, rules),
    fit: (cells) => fitCoinFlip(cells, rules),
    stillCustomer: (parameters, history) => coinFlipStillCustomer(parameters, rules, history),
    expectedPurchases: (parameters, history, horizon) =>
      coinFlipExpected(parameters, rules, history, horizon),
    expectedPurchasesOfNewCustomer: (parameters, horizon) =>
      coinFlipExpectedOfNew(parameters, rules, horizon),
    purchaseCountProbability: (parameters, count, horizon) =>
      coinFlipCountProbability(parameters, rules, count, horizon),
    futureCountProbability: (parameters, history, count, horizon) =>
      coinFlipFutureCountProbability(parameters, rules, history, count, horizon),
  }
}

/** Fits r, α, a and b at a given rhythm, from starting points scaled to the data's own purchase rate. */
export function fitCoinFlip(
  cells: PurchaseCells,
  rules: CoinFlipRules,
): { fit: LikelihoodFit; parameters: CoinFlipParameters } | CannotSay {
  const beatsPerTime = (rules.regularity * cells.purchaseCount) / observedTime(cells)
  const starts = [
    [0.5, 0.5 / beatsPerTime, 1, 2.5],
    [2, 1 / beatsPerTime, 0.3, 3],
    [0.2, 0.1 / beatsPerTime, 0.1, 0.5],
  ]
  const found = fitByLikelihood(coinFlipLikelihood(cells, rules), starts, cells.customerCount, [
    LARGEST_SHAPE,
    Infinity,
    LARGEST_SHAPE,
    LARGEST_SHAPE,
  ])
  if (!found.ok) return found
  const [r, alpha, a, b] = found.parameters as unknown as [number, number, number, number]
  return { fit: found, parameters: { r, alpha, a, b } }
}
