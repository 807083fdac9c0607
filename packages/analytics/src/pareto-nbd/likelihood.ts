import type { PurchaseCells } from '../purchase-histories/group-histories.ts'
import type { LogLikelihood } from '../purchase-models/fit-by-likelihood.ts'
import { leavingIntegral } from './leaving-integral.ts'

/** Ratios of α and β beyond e^±9 make the series endless; no data set is known to come near. */
const LARGEST_LOG_RATIO = 9

/**
 * Log-likelihood of Pareto/NBD with its slope.
 *
 * Notation: x = frequency, t_x = recency, T = age, K(y) = (α+y)^−(r+x) (β+y)^−s, h as in `leavingIntegral`.
 * L = (r)_x α^r β^s · K(T) · [1 − s h(T) + s h(t_x) K(t_x)/K(T)]. Both parts of the bracket are positive: she is still a
 * customer or left after T or before; the last quotient is taken in logarithms, so nothing overflows.
 *
 * h depends on (x, T) and (x, t_x) only and is summed once per distinct pair, of which there are far fewer than cells.
 * @source Fader & Hardie (2005), brucehardie.com/notes/009, equation 19, regrouped
 * @accuracy 1e-12 relative, also at frequencies of 500
 */
export function paretoNbdLikelihood(cells: PurchaseCells): LogLikelihood {
  const { frequency, recency, age, weight, highestFrequency } = cells
  const pairs = new IntegralTable(cells)
  const logRise = new Float64Array(highestFrequency + 1)
  const slopeOfRise = new Float64Array(highestFrequency + 1)
  return (parameters, gradient) => {
    const [r, alpha, s, beta] = parameters as unknown as [number, number, number, number]
    if (Math.abs(Math.log(alpha / beta)) > LARGEST_LOG_RATIO) return Number.NaN
    for (let x = 1; x <= highestFrequency; x++) {
      logRise[x] = logRise[x - 1]! + Math.log(r + x - 1)
      slopeOfRise[x] = slopeOfRise[x - 1]! + 1 / (r + x - 1)
    }
    pairs.fill(r, alpha, s, beta)
    const { value, slopeR, slopeAlpha, slopeS, slopeBeta, nowOfCell, lastOfCell } = pairs
    const logAlpha = Math.log(alpha)
    const logBeta = Math.log(beta)
    let total = 0
    let totalR = 0
    let totalAlpha = 0
    let totalS = 0
    let totalBeta = 0
    for (let cell = 0; cell < frequency.length; cell++) {
      const x = frequency[cell]!
      const now = nowOfCell[cell]!
      const last = lastOfCell[cell]!
      const alphaNow = alpha + age[cell]!
      const betaNow = beta + age[cell]!
      const alphaLast = alpha + recency[cell]!
      const betaLast = beta + recency[cell]!
      const logAlphaNow = Math.log(alphaNow)
      const logBetaNow = Math.log(betaNow)
      const alphaGap = logAlphaNow - Math.log(alphaLast)
      const betaGap = logBetaNow - Math.log(betaLast)
      const early = Math.log(s * value[last]!) + (r + x) * alphaGap + s * betaGap
      const late = Math.log1p(-s * value[now]!)
      const most = Math.max(early, late)
      const bracket = most + Math.log(Math.exp(early - most) + Math.exp(late - most))
      const left = Math.exp(early - bracket)
      const h = Math.exp(-bracket) * s
      const gone = left / value[last]!
      const w = weight[cell]!
      total +=
        w * (logRise[x]! + r * logAlpha + s * logBeta - (r + x) * logAlphaNow - s * logBetaNow + bracket)
      totalR +=
        w *
        (slopeOfRise[x]! + logAlpha - logAlphaNow - h * slopeR[now]! + gone * slopeR[last]! + left * alphaGap)
      totalAlpha +=
        w *
        (r / alpha -
          (r + x) / alphaNow -
          h * slopeAlpha[now]! +
          gone * slopeAlpha[last]! +
          left * (r + x) * (1 / alphaNow - 1 / alphaLast))
      totalS +=
        w *
        (logBeta -
          logBetaNow -
          h * (slopeS[now]! + value[now]! / s) +
          gone * slopeS[last]! +
          left * (1 / s + betaGap))
      totalBeta +=
        w *
        (s / beta -
          s / betaNow -
          h * slopeBeta[now]! +
          gone * slopeBeta[last]! +
          left * s * (1 / betaNow - 1 / betaLast))
    }
    gradient[0] = totalR
    gradient[1] = totalAlpha
    gradient[2] = totalS
    gradient[3] = totalBeta
    return total
  }
}

/** h and its slopes for every distinct (frequency, time) among recencies and ages. */
class IntegralTable {
  readonly nowOfCell: Int32Array
  readonly lastOfCell: Int32Array
  readonly value: Float64Array
  readonly slopeR: Float64Array
  readonly slopeAlpha: Float64Array
  readonly slopeS: Float64Array
  readonly slopeBeta: Float64Array
  readonly #frequency: Float64Array
  readonly #time: Float64Array

  constructor({ frequency, recency, age }: PurchaseCells) {
    const numberByTime = new Map<number, Map<number, number>>()
    const frequencies: number[] = []
    const times: number[] = []
    const pairOf = (x: number, time: number): number => {
      let numberByFrequency = numberByTime.get(time)
      if (!numberByFrequency) {
        numberByFrequency = new Map()
        numberByTime.set(time, numberByFrequency)
      }
      const known = numberByFrequency.get(x)
      if (known !== undefined) return known
      numberByFrequency.set(x, times.length)
      frequencies.push(x)
      times.push(time)
      return times.length - 1
    }
    this.nowOfCell = Int32Array.from(frequency, (x, cell) => pairOf(x, age[cell]!))
    this.lastOfCell = Int32Array.from(frequency, (x, cell) => pairOf(x, recency[cell]!))
    this.#frequency = Float64Array.from(frequencies)
    this.#time = Float64Array.from(times)
    this.value = new Float64Array(times.length)
    this.slopeR = new Float64Array(times.length)
    this.slopeAlpha = new Float64Array(times.length)
    this.slopeS = new Float64Array(times.length)
    this.slopeBeta = new Float64Array(times.length)
  }

  fill(r: number, alpha: number, s: number, beta: number): void {
    const h = { value: 0, slopeR: 0, slopeAlpha: 0, slopeS: 0, slopeBeta: 0 }
    for (let pair = 0; pair < this.value.length; pair++) {
      leavingIntegral(r + this.#frequency[pair]!, alpha, s, beta, this.#time[pair]!, h)
      this.value[pair] = h.value
      this.slopeR[pair] = h.slopeR
      this.slopeAlpha[pair] = h.slopeAlpha
      this.slopeS[pair] = h.slopeS
      this.slopeBeta[pair] = h.slopeBeta
    }
  }
}
