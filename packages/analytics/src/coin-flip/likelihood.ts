import type { PurchaseCells } from '../purchase-histories/group-histories.ts'
import type { LogLikelihood } from '../purchase-models/fit-by-likelihood.ts'
import { GammaTable } from '../special/gamma-table.ts'
import type { CoinFlipParameters, CoinFlipRules } from './coin-flip-rules.ts'

/**
 * Log-likelihood, with its slope, of the coin-flip family: BG/NBD, MBG/NBD and their rhythmic kin (M)BG/CNBD-k.
 *
 * Notation: x = frequency, t_x = recency, T = age, s = flipsAtStart, n = x + s tosses, k = regularity. With
 * A = (α+T)^−(r+kx) · Σ_{j<k} (r+kx)_j / j! · ((T−t_x)/(α+T))^j   (still a customer: fewer than k beats since t_x)
 * Z = a/(b+n−1) · (α+t_x)^−(r+kx), absent when n = 0                (lost at t_x)
 * L = α^r (r)_{kx} · B(a, b+n)/B(a, b) · (A + Z), times Π itt^(k−1) / ((k−1)!)^x, which holds no parameter but k.
 * The ratios (r)_m and B(a, b+n)/B(a, b) are running sums of logarithms, tabulated once per evaluation.
 *
 * @source Fader, Hardie & Lee (2005); Hoppe & Wagner (2007); Platzer & Reutterer (2016), Reutterer, Platzer &
 *   Schröder (2021) for k > 1; the log-sum form is that of Hardie's note 027 (no overflow at any frequency)
 * @accuracy the sum agrees with 40-digit arithmetic to 1e-12 relative
 * @cost six logarithms or exponentials per cell and evaluation, no allocation
 */
export function coinFlipLikelihood(cells: PurchaseCells, rules: CoinFlipRules): LogLikelihood {
  const k = rules.regularity
  const tables: Tables = {
    rules,
    gamma: new GammaTable(k, cells.highestFrequency),
    beta: new BetaTable(cells.highestFrequency + rules.flipsAtStart),
  }
  const constant = (k - 1) * (cells.logIntervalTotal ?? 0) - logFactorial(k - 1) * cells.purchaseCount
  const { frequency, recency, age, weight } = cells
  const terms = { value: 0, slopeR: 0, slopeAlpha: 0, slopeA: 0, slopeB: 0 }
  return (parameters, gradient) => {
    const [r, alpha, a, b] = parameters as unknown as [number, number, number, number]
    const at = { r, alpha, a, b }
    tables.gamma.fill(r)
    tables.beta.fill(a, b)
    let total = constant
    gradient.fill(0)
    for (let cell = 0; cell < frequency.length; cell++) {
      cellTerms(at, tables, frequency[cell]!, recency[cell]!, age[cell]!, terms)
      const w = weight[cell]!
      total += w * terms.value
      gradient[0]! += w * terms.slopeR
      gradient[1]! += w * terms.slopeAlpha
      gradient[2]! += w * terms.slopeA
      gradient[3]! += w * terms.slopeB
    }
    return total
  }
}

interface Tables {
  readonly rules: CoinFlipRules
  readonly gamma: GammaTable
  readonly beta: BetaTable
}

interface Terms {
  value: number
  slopeR: number
  slopeAlpha: number
  slopeA: number
  slopeB: number
}

const beats = { value: 0, slope: 0, slopeAlpha: 0 }

/** Log-likelihood of one customer and its slopes. */
function cellTerms(
  { r, alpha, a, b }: CoinFlipParameters,
  { rules, gamma, beta }: Tables,
  x: number,
  recency: number,
  age: number,
  terms: Terms,
): void {
  const n = x + rules.flipsAtStart
  const shape = r + rules.regularity * x
  const now = alpha + age
  const last = alpha + recency
  const logNow = Math.log1p(age / alpha)
  beatsSince(rules.regularity, shape, (age - recency) / now, now, beats)
  const logBeats = beats.value === 1 ? 0 : Math.log(beats.value)
  // Everything relative to α: r log α − (r+kx) log(α+T) = −r log(1+T/α) − kx log(α+T).
  terms.value = gamma.value[x]! + beta.value[n]! - shape * logNow - (shape - r) * Math.log(alpha) + logBeats
  let lost = 0
  let logRatio = 0
  if (n > 0) {
    logRatio = Math.log(now / last)
    const logOdds = Math.log(a / (b + n - 1)) + shape * logRatio - logBeats
    const odds = Math.exp(-Math.abs(logOdds))
    terms.value += Math.max(0, logOdds) + Math.log1p(odds)
    lost = (logOdds > 0 ? 1 : odds) / (1 + odds)
  }
  const stayed = (1 - lost) / beats.value
  terms.slopeR = gamma.slope[x]! - logNow + stayed * beats.slope + lost * logRatio
  terms.slopeAlpha = r / alpha - shape / now + stayed * beats.slopeAlpha + lost * shape * (1 / now - 1 / last)
  terms.slopeA = beta.slopeA[n]! + lost / a
  terms.slopeB = beta.slopeB[n]! - (n > 0 ? lost / (b + n - 1) : 0)
}

/** Σ_{j<k} (shape)_j / j! · share^j with its slopes in shape and in α; 1, 0, 0 without rhythm. */
function beatsSince(
  k: number,
  shape: number,
  share: number,
  now: number,
  sum: { value: number; slope: number; slopeAlpha: number },
): void {
  let term = 1
  let logSlope = 0
  sum.value = 1
  sum.slope = 0
  sum.slopeAlpha = 0
  for (let j = 1; j < k; j++) {
    logSlope += 1 / (shape + j - 1)
    term *= (share * (shape + j - 1)) / j
    sum.value += term
    sum.slope += term * logSlope
    sum.slopeAlpha -= (term * j) / now
  }
}

/** log B(a, b+n)/B(a, b) and its slopes in a and b, for every number of tosses n. */
class BetaTable {
  readonly value: Float64Array
  readonly slopeA: Float64Array
  readonly slopeB: Float64Array

  constructor(mostTosses: number) {
    this.value = new Float64Array(mostTosses + 1)
    this.slopeA = new Float64Array(mostTosses + 1)
    this.slopeB = new Float64Array(mostTosses + 1)
  }

  fill(a: number, b: number): void {
    for (let n = 1; n < this.value.length; n++) {
      const both = a + b + n - 1
      this.value[n] = this.value[n - 1]! + Math.log1p(-a / both)
      this.slopeA[n] = this.slopeA[n - 1]! - 1 / both
      this.slopeB[n] = this.slopeB[n - 1]! + a / ((b + n - 1) * both)
    }
  }
}

function logFactorial(n: number): number {
  let sum = 0
  for (let i = 2; i <= n; i++) sum += Math.log(i)
  return sum
}
