import type { CannotSay } from '../cannot-say.ts'
import type { PurchaseCells } from '../purchase-histories/group-histories.ts'
import { observedTime } from '../purchase-histories/observed-time.ts'
import { definePurchaseModel } from '../purchase-models/define-purchase-model.ts'
import {
  fitByLikelihood,
  LARGEST_SHAPE,
  type LikelihoodFit,
  type LogLikelihood,
} from '../purchase-models/fit-by-likelihood.ts'
import { requirePositive } from '../require.ts'
import { GammaTable } from '../special/gamma-table.ts'
import { logGamma } from '../special/log-gamma.ts'

/**
 * Parameters of the negative binomial model of purchases.
 * Notation: purchase rates λ ~ Gamma(r, rate α) across customers.
 */
export interface NbdParameters {
  /** Shape of the purchase rates: large when customers buy at similar rates. */
  readonly r: number
  /** Rate of the purchase rates, in time units; the mean purchase rate is r / alpha. */
  readonly alpha: number
}

/**
 * NBD: purchases at each customer's own steady rate, and nobody ever leaves.
 *
 * The baseline with which all counting of customers began. On shops that lose customers it promises far too much (56 %
 * on CDNOW); `stillCustomer` is always 1, so it must not answer that question.
 *
 * @source Ehrenberg (1959), The Pattern of Consumer Purchases, Applied Statistics 8(1), 26–41
 * @accuracy 1e-12 relative at given parameters
 * @cost two logarithms per distinct history and pass
 * @example purchaseModels.nbd.expectedPurchases({ r: 0.385, alpha: 12.07 }, { frequency: 2, recency: 30.43, age: 38.86 }, 39)
 */
export const nbd = definePurchaseModel<NbdParameters>({
  code: 'nbd',
  sentence: 'Customers buy at their own pace and never leave.',
  assumes: ['Each buys at random times at her own steady pace, for ever.'],
  misleads: [
    'Where customers leave, it promises far too much: 56 % on the CDNOW customers of its literature.',
  ],
  answersStillCustomer: false,
  estimated: ['r', 'alpha'],
  require: requireNbd,
  likelihood: nbdLikelihood,
  fit: fitNbd,
  stillCustomer: () => 1,
  expectedPurchases: ({ r, alpha }, { frequency, age }, horizon) =>
    ((r + frequency) * horizon) / (alpha + age),
  expectedPurchasesOfNewCustomer: ({ r, alpha }, horizon) => (r * horizon) / alpha,
  purchaseCountProbability: ({ r, alpha }, count, horizon) => nbdProbability(r, horizon / alpha, count),
  futureCountProbability: ({ r, alpha }, { frequency, age }, count, horizon) =>
    nbdProbability(r + frequency, horizon / (alpha + age), count),
})

/**
 * Probability of `count` events of a negative binomial with this shape, where ratio = time / rate parameter:
 * Γ(shape + count) / (Γ(shape) count!) · ratio^count / (1 + ratio)^(shape + count).
 */
export function nbdProbability(shape: number, ratio: number, count: number): number {
  if (ratio === 0) return count === 0 ? 1 : 0
  const orders = count === 0 ? 0 : logGamma(shape + count) - logGamma(shape) - logGamma(count + 1)
  return Math.exp(orders - shape * Math.log1p(ratio) - count * Math.log1p(1 / ratio))
}

function requireNbd({ r, alpha }: NbdParameters): void {
  requirePositive('r', r)
  requirePositive('alpha', alpha)
}

/** Σ log (r)_x + r log α − (r + x) log(α + T). */
function nbdLikelihood({ frequency, age, weight, highestFrequency }: PurchaseCells): LogLikelihood {
  const rise = new GammaTable(1, highestFrequency)
  return (parameters, gradient) => {
    const [r, alpha] = parameters as unknown as [number, number]
    rise.fill(r)
    const logAlpha = Math.log(alpha)
    let total = 0
    let slopeR = 0
    let slopeAlpha = 0
    for (let cell = 0; cell < frequency.length; cell++) {
      const x = frequency[cell]!
      const now = alpha + age[cell]!
      const fall = Math.log(now)
      total += weight[cell]! * (rise.value[x]! + r * logAlpha - (r + x) * fall)
      slopeR += weight[cell]! * (rise.slope[x]! + logAlpha - fall)
      slopeAlpha += weight[cell]! * (r / alpha - (r + x) / now)
    }
    gradient[0] = slopeR
    gradient[1] = slopeAlpha
    return total
  }
}

function fitNbd(cells: PurchaseCells): { fit: LikelihoodFit; parameters: NbdParameters } | CannotSay {
  const rate = cells.purchaseCount / observedTime(cells)
  const starts = [0.5, 5, 0.05].map((r) => [r, r / rate])
  const found = fitByLikelihood(nbdLikelihood(cells), starts, cells.customerCount, [LARGEST_SHAPE])
  if (!found.ok) return found
  const [r, alpha] = found.parameters as unknown as [number, number]
  return { fit: found, parameters: { r, alpha } }
}
