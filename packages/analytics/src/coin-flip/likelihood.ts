import type { PurchaseCells } from '../purchase-histories/group-histories.ts'
import type { LogLikelihood } from '../purchase-models/fit-by-likelihood.ts'
import type { CoinFlipRules } from './coin-flip-rules.ts'

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
 *   Schröder (2020) for k > 1; the log-sum form is that of Hardie's note 027 (no overflow at any frequency)
 * @accuracy the sum agrees with 40-digit arithmetic to 1e-12 relative
 * @cost four logarithms or exponentials per cell and evaluation, no allocation
 */
export function coinFlipLikelihood(cells: PurchaseCells, rules: CoinFlipRules): LogLikelihood {
  const { regularity: k, flipsAtStart } = rules
  const gammaTable = new GammaTable(k, cells.highestFrequency)
  const betaTable = new BetaTable(cells.highestFrequency + flipsAtStart)
  const constant = (k - 1) * (cells.logIntervalSum ?? 0) - logFactorial(k - 1) * cells.purchaseCount
  const { frequency, recency, age, weight } = cells
  const sum = { value: 0, slope: 0, slopeAlpha: 0 }
  return (parameters, gradient) => {
    const [r, alpha, a, b] = parameters as unknown as [number, number, number, number]
    gammaTable.fill(r)
    betaTable.fill(a, b)
    const logAlpha = Math.log(alpha)
    let total = 0
    let slopeR = 0
    let slopeAlpha = 0
    let slopeA = 0
    let slopeB = 0
    for (let cell = 0; cell < frequency.length; cell++) {
      const x = frequency[cell]!
      const n = x + flipsAtStart
      const shape = r + k * x
      const now = alpha + age[cell]!
      const last = alpha + recency[cell]!
      const logNow = Math.log(now)
      beatsSince(k, shape, (age[cell]! - recency[cell]!) / now, now, sum)
      const logBeats = k > 1 ? Math.log(sum.value) : 0
      let lost = 0
      let total1 = r * logAlpha + gammaTable.value[x]! + betaTable.value[n]! - shape * logNow + logBeats
      let logRatio = 0
      if (n > 0) {
        logRatio = logNow - Math.log(last)
        const logOdds = Math.log(a / (b + n - 1)) + shape * logRatio - logBeats
        const odds = Math.exp(-Math.abs(logOdds))
        total1 += Math.max(0, logOdds) + Math.log1p(odds)
        lost = (logOdds > 0 ? 1 : odds) / (1 + odds)
      }
      const w = weight[cell]!
      const slopeBeats = (1 - lost) * (sum.slope / sum.value)
      const slopeBeatsAlpha = (1 - lost) * (sum.slopeAlpha / sum.value)
      total += w * total1
      slopeR += w * (logAlpha + gammaTable.slope[x]! - logNow + slopeBeats + lost * logRatio)
      slopeAlpha += w * (r / alpha - shape / now + slopeBeatsAlpha + lost * shape * (1 / now - 1 / last))
      slopeA += w * (betaTable.slopeA[n]! + lost / a)
      slopeB += w * (betaTable.slopeB[n]! - (n > 0 ? lost / (b + n - 1) : 0))
    }
    gradient[0] = slopeR
    gradient[1] = slopeAlpha
    gradient[2] = slopeA
    gradient[3] = slopeB
    return total + constant
  }
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

/** log (r)_{kx} and its slope in r, for every frequency x. */
class GammaTable {
  readonly value: Float64Array
  readonly slope: Float64Array
  readonly #k: number

  constructor(k: number, highestFrequency: number) {
    this.#k = k
    this.value = new Float64Array(highestFrequency + 1)
    this.slope = new Float64Array(highestFrequency + 1)
  }

  fill(r: number): void {
    let value = 0
    let slope = 0
    for (let x = 1; x < this.value.length; x++) {
      for (let beat = this.#k * (x - 1); beat < this.#k * x; beat++) {
        value += Math.log(r + beat)
        slope += 1 / (r + beat)
      }
      this.value[x] = value
      this.slope[x] = slope
    }
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
