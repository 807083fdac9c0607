import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { fitByLikelihood, LARGEST_SHAPE, type LogLikelihood } from '../purchase-models/fit-by-likelihood.ts'
import { requireCount, requireNotNegative, requireSameLength } from '../require.ts'
import { digamma } from '../special/digamma.ts'
import { logGamma } from '../special/log-gamma.ts'
import { type GammaGammaParameters, requireGammaGamma } from './gamma-gamma.ts'

/** What customers spent, one row each: repeat purchases and their mean amount (see `purchaseHistories`). */
export interface SpendHistories {
  readonly frequency: ArrayLike<number>
  readonly meanSpend: ArrayLike<number>
}

/** A fitted Gamma-Gamma model. */
export interface GammaGammaFit {
  readonly ok: true
  readonly parameters: GammaGammaParameters
  /** Of the mean spends (not of the single amounts, which the model does not need). */
  readonly logLikelihood: number
  readonly standardErrors: GammaGammaParameters
  /** Covariance of log p, log q, log v, row after row. */
  readonly logCovariance: Float64Array
  readonly converged: true
  /** Customers with a repeat purchase, on whom the fit rests. */
  readonly customerCount: number
  /** Customers left out because their repeat purchases cost nothing, for which the model has no room. */
  readonly leftOutCount: number
  /** Correlation of frequency and mean spend. The model assumes 0; beyond about ±0.3 its values mislead. */
  readonly frequencySpendCorrelation: number
}

/**
 * Fits how much customers spend per purchase: each around her own level, levels varying between customers.
 * The shopkeeper's question: "What is the next purchase of this customer worth?"
 *
 * Assumes that what a customer spends has nothing to do with how often she comes; look at
 * `frequencySpendCorrelation`. One-time buyers say nothing here, since the first purchase is left out.
 *
 * @source Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value, brucehardie.com/notes/025
 * Notation: x = frequency, z = meanSpend
 * @param histories `frequency` whole, ≥ 0; `meanSpend` in one currency, ≥ 0
 * @returns the fit; or why there is none
 * @throws RangeError naming column, row and value
 * @accuracy parameters to 1e-7 relative
 * @cost about 40 passes with one logarithm a row
 * @example fitGammaGamma(purchaseHistories(transactions, { until: '1997-09-30', timeUnit: 'week' }))
 */
export function fitGammaGamma(histories: SpendHistories): GammaGammaFit | CannotSay {
  const { rows, leftOutCount } = repeatBuyers(histories)
  const customerCount = rows.x.length
  if (customerCount < 2) {
    return cannotSay(`Only ${customerCount} customers bought again for money; at least 2 are needed.`)
  }
  const level = mean(rows.z)
  const starts = [
    [6, 4, 3 * (level / 6)],
    [1, 3, 2 * level],
    [0.5, 1.5, level],
  ]
  const fit = fitByLikelihood(meanSpendLikelihood(rows), starts, customerCount, [
    LARGEST_SHAPE,
    LARGEST_SHAPE,
  ])
  if (!fit.ok) return fit
  return {
    ...fit,
    parameters: named(fit.parameters),
    standardErrors: named(fit.standardErrors),
    customerCount,
    leftOutCount,
    frequencySpendCorrelation: correlation(rows.x, rows.z),
  }
}

/**
 * Log-likelihood of mean spends under given Gamma-Gamma parameters.
 * @throws RangeError when a parameter or a row is out of range
 */
export function gammaGammaLogLikelihood(parameters: GammaGammaParameters, histories: SpendHistories): number {
  requireGammaGamma(parameters)
  const { p, q, v } = parameters
  return meanSpendLikelihood(repeatBuyers(histories).rows)(Float64Array.of(p, q, v), new Float64Array(3))
}

interface Rows {
  readonly x: Float64Array
  readonly z: Float64Array
}

function repeatBuyers({ frequency, meanSpend }: SpendHistories): { rows: Rows; leftOutCount: number } {
  requireSameLength('frequency', frequency, 'meanSpend', meanSpend)
  const x = new Float64Array(frequency.length)
  const z = new Float64Array(frequency.length)
  let kept = 0
  let leftOutCount = 0
  for (let row = 0; row < frequency.length; row++) {
    if (requireCount('frequency', frequency[row]!) === 0) continue
    if (requireNotNegative(`meanSpend (row ${row})`, meanSpend[row]!) === 0) {
      leftOutCount++
      continue
    }
    x[kept] = frequency[row]!
    z[kept++] = meanSpend[row]!
  }
  return { rows: { x: x.subarray(0, kept), z: z.subarray(0, kept) }, leftOutCount }
}

/**
 * Σ log Γ(px+q) − log Γ(px) − log Γ(q) + q log v + (px−1) log z + px log x − (px+q) log(v+xz), with its slope.
 * All but the last logarithm depend on x alone and are summed once per distinct frequency.
 */
function meanSpendLikelihood({ x, z }: Rows): LogLikelihood {
  const countByFrequency = new Map<number, number>()
  const logSpendByFrequency = new Map<number, number>()
  for (let row = 0; row < x.length; row++) {
    countByFrequency.set(x[row]!, (countByFrequency.get(x[row]!) ?? 0) + 1)
    logSpendByFrequency.set(x[row]!, (logSpendByFrequency.get(x[row]!) ?? 0) + Math.log(z[row]!))
  }
  return (parameters, gradient) => {
    const [p, q, v] = parameters as unknown as [number, number, number]
    let total = 0
    let slopeP = 0
    let slopeQ = 0
    let slopeV = 0
    for (let row = 0; row < x.length; row++) {
      const times = x[row]!
      const sum = v + times * z[row]!
      const logSum = Math.log(sum)
      const shape = p * times + q
      total -= shape * logSum
      slopeP -= times * logSum
      slopeQ -= logSum
      slopeV -= shape / sum
    }
    const logGammaQ = logGamma(q)
    const digammaQ = digamma(q)
    for (const [times, count] of countByFrequency) {
      const shape = p * times
      const logSpend = logSpendByFrequency.get(times)!
      const logTimes = count * Math.log(times)
      const gammas = logGamma(shape + q) - logGamma(shape) - logGammaQ
      const slope = digamma(shape + q)
      total += count * (gammas + q * Math.log(v)) + (shape - 1) * logSpend + shape * logTimes
      slopeP += times * (count * (slope - digamma(shape)) + logSpend + logTimes)
      slopeQ += count * (slope - digammaQ + Math.log(v))
      slopeV += (count * q) / v
    }
    gradient[0] = slopeP
    gradient[1] = slopeQ
    gradient[2] = slopeV
    return total
  }
}

function named(values: Float64Array): GammaGammaParameters {
  const [p, q, v] = values as unknown as [number, number, number]
  return { p, q, v }
}

function mean(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum / values.length
}

function correlation(a: Float64Array, b: Float64Array): number {
  const meanA = mean(a)
  const meanB = mean(b)
  let both = 0
  let squareA = 0
  let squareB = 0
  for (let i = 0; i < a.length; i++) {
    const offA = a[i]! - meanA
    const offB = b[i]! - meanB
    both += offA * offB
    squareA += offA * offA
    squareB += offB * offB
  }
  return both === 0 ? 0 : both / Math.sqrt(squareA * squareB)
}
