import type { CannotSay } from '../cannot-say.ts'
import type { PurchaseCells } from '../purchase-histories/group-histories.ts'
import { observedTime } from '../purchase-histories/observed-time.ts'
import { definePurchaseModel } from '../purchase-models/define-purchase-model.ts'
import { fitByLikelihood, LARGEST_SHAPE, type LikelihoodFit } from '../purchase-models/fit-by-likelihood.ts'
import { paretoNbdLikelihood } from './likelihood.ts'
import {
  type ParetoNbdParameters,
  paretoCountProbability,
  paretoDiscountedPurchases,
  paretoExpected,
  paretoExpectedOfNew,
  paretoFutureCountProbability,
  paretoStillCustomer,
  requireParetoNbd,
} from './predict.ts'

/**
 * Pareto/NBD: purchases at each customer's own pace until, at an unseen moment, she leaves for good.
 *
 * Where BG/NBD lets customers leave only after a purchase, here they may leave at any time, so silence counts against
 * one-time buyers too. Purchase rates vary as Gamma(r, rate α), leaving rates as Gamma(s, rate β), both independent.
 * On CDNOW the best at telling who returns. Its optimum is flat: standard errors of s and β are wide, predictions are
 * not.
 *
 * @source Schmittlein, Morrison & Colombo (1987), Counting Your Customers, Management Science 33(1), 1–24;
 *   Fader & Hardie (2005), A Note on Deriving the Pareto/NBD Model, brucehardie.com/notes/009
 * @accuracy likelihood, probabilities and expectations to 1e-11 relative at given parameters
 * @cost a fit grows with the number of distinct (frequency, recency) and (frequency, age) pairs; about 35 passes
 * @example purchaseModels['pareto-nbd'].stillCustomer(
 *   { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 }, { frequency: 2, recency: 30.43, age: 38.86 }) // ≈ 0.869
 */
export const paretoNbd = definePurchaseModel<ParetoNbdParameters>({
  code: 'pareto-nbd',
  sentence: 'Customers buy at their own pace and may leave at any moment, unseen.',
  assumes: [
    'While a customer, each buys at random times at a steady pace of their own.',
    'They may leave at any moment, at a steady rate of their own, and never come back.',
    'Pace and rate of leaving have nothing to do with each other, with season or with advertising.',
  ],
  misleads: [
    'How fast customers leave is known only vaguely (wide standard errors); the forecasts are surer than that.',
    'Purchases with a rhythm (refills, groceries) are taken for chance: try a model with rhythm.',
  ],
  answersStillCustomer: true,
  estimated: ['r', 'alpha', 's', 'beta'],
  require: requireParetoNbd,
  likelihood: paretoNbdLikelihood,
  fit: fitParetoNbd,
  stillCustomer: paretoStillCustomer,
  expectedPurchases: paretoExpected,
  expectedPurchasesOfNewCustomer: paretoExpectedOfNew,
  purchaseCountProbability: paretoCountProbability,
  futureCountProbability: paretoFutureCountProbability,
  discountedPurchases: paretoDiscountedPurchases,
})

function fitParetoNbd(
  cells: PurchaseCells,
): { fit: LikelihoodFit; parameters: ParetoNbdParameters } | CannotSay {
  const time = observedTime(cells)
  const rate = cells.purchaseCount / time
  const meanAge = time / cells.customerCount
  const starts = [
    [0.5, 0.5 / rate, 0.5, 0.5 * meanAge],
    [1, 1 / rate, 1, meanAge],
    [0.3, 0.2 / rate, 0.3, 0.1 * meanAge],
  ]
  const found = fitByLikelihood(paretoNbdLikelihood(cells), starts, cells.customerCount, [
    LARGEST_SHAPE,
    Infinity,
    LARGEST_SHAPE,
    Infinity,
  ])
  if (!found.ok) return found
  const [r, alpha, s, beta] = found.parameters as unknown as [number, number, number, number]
  return { fit: found, parameters: { r, alpha, s, beta } }
}
