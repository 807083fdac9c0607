import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { fitByLikelihood, LARGEST_SHAPE, type LogLikelihood } from '../purchase-models/fit-by-likelihood.ts'
import { requireNotNegative, requireSameLength } from '../require.ts'
import { digamma } from '../special/digamma.ts'
import { logBeta } from '../special/log-beta.ts'
import { type BgBbParameters, requireOpportunities } from './bg-bb.ts'

/** The histories of many customers, column by column; rows with equal histories may be given once with a weight. */
export interface OpportunityHistories {
  readonly frequency: ArrayLike<number>
  readonly recency: ArrayLike<number>
  readonly opportunities: ArrayLike<number>
  readonly weight?: ArrayLike<number>
}

/** A fitted BG/BB model. */
export interface BgBbFit {
  readonly ok: true
  readonly parameters: BgBbParameters
  readonly logLikelihood: number
  readonly standardErrors: BgBbParameters
  /** Covariance of the logarithms of alpha, beta, gamma, delta, row after row. */
  readonly logCovariance: Float64Array
  readonly converged: true
  readonly customerCount: number
}

/**
 * Fits who buys, and who leaves, at a row of opportunities (BG/BB); see {@link bgBb} for what to ask of it.
 * The shopkeeper's question: "Of those we wrote to each year, who will give again?"
 *
 * @source Fader, Hardie & Shang (2010), Marketing Science 29(6), 1086–1108
 * @param histories columns of equal length
 * @returns the fit; or why there is none
 * @throws RangeError naming column and value
 * @accuracy parameters to 1e-7 relative
 * @cost about 40 passes over the distinct histories, of which there are at most n² / 2
 * @example fitBgBb({ frequency: [0, 2, 6], recency: [0, 4, 6], opportunities: [6, 6, 6], weight: [3464, 155, 1203] })
 */
export function fitBgBb(histories: OpportunityHistories): BgBbFit | CannotSay {
  const rows = distinct(histories)
  let customerCount = 0
  let purchases = 0
  for (const row of rows) {
    customerCount += row.weight
    purchases += row.weight * row.frequency
  }
  if (customerCount === 0) return cannotSay('There are no customers yet.')
  if (purchases === 0)
    return cannotSay(`None of the ${customerCount} customers has taken an opportunity yet.`)
  const starts = [
    [1, 1, 1, 2],
    [0.5, 2, 0.5, 3],
    [3, 3, 0.3, 1],
  ]
  const fit = fitByLikelihood(bgBbLikelihood(rows), starts, customerCount, new Array(4).fill(LARGEST_SHAPE))
  if (!fit.ok) return fit
  return {
    ok: true,
    parameters: named(fit.parameters),
    logLikelihood: fit.logLikelihood,
    standardErrors: named(fit.standardErrors),
    logCovariance: fit.logCovariance,
    converged: true,
    customerCount,
  }
}

interface Row {
  readonly frequency: number
  readonly recency: number
  readonly opportunities: number
  weight: number
}

function distinct({ frequency, recency, opportunities, weight }: OpportunityHistories): Row[] {
  requireSameLength('frequency', frequency, 'recency', recency)
  requireSameLength('frequency', frequency, 'opportunities', opportunities)
  if (weight) requireSameLength('frequency', frequency, 'weight', weight)
  const rowByKey = new Map<string, Row>()
  for (let i = 0; i < frequency.length; i++) {
    const row = {
      frequency: frequency[i]!,
      recency: recency[i]!,
      opportunities: opportunities[i]!,
      weight: 0,
    }
    requireOpportunities(row)
    const key = `${row.frequency} ${row.recency} ${row.opportunities}`
    const known = rowByKey.get(key) ?? row
    known.weight += weight ? requireNotNegative('weight', weight[i]!) : 1
    rowByKey.set(key, known)
  }
  return [...rowByKey.values()]
}

/**
 * Σ weight · log Σ_m B(α+x, β+m−x)/B(α, β) · B(γ + [m<n], δ+m)/B(γ, δ) over m = t_x … n−1 (left after m) and
 * m = n (stayed). Slopes are those of the logarithms of the terms, weighted by the terms' shares in the sum.
 */
function bgBbLikelihood(rows: readonly Row[]): LogLikelihood {
  return (parameters, gradient) => {
    const [alpha, beta, gamma, delta] = parameters as unknown as [number, number, number, number]
    const norm = logBeta(alpha, beta) + logBeta(gamma, delta)
    const both = { buy: digamma(alpha + beta), leave: digamma(gamma + delta) }
    const base = [digamma(alpha), digamma(beta), digamma(gamma), digamma(delta)] as const
    gradient.fill(0)
    let total = 0
    for (const { frequency: x, recency, opportunities: n, weight } of rows) {
      const terms: number[] = []
      for (let m = recency; m <= n; m++) {
        terms.push(logBeta(alpha + x, beta + m - x) + logBeta(gamma + (m < n ? 1 : 0), delta + m) - norm)
      }
      const most = Math.max(...terms)
      const sum = terms.reduce((all, term) => all + Math.exp(term - most), 0)
      total += weight * (most + Math.log(sum))
      for (const [i, term] of terms.entries()) {
        const m = recency + i
        const leaves = m < n ? 1 : 0
        const share = (weight * Math.exp(term - most)) / sum
        const buyAll = digamma(alpha + beta + m) - both.buy
        const leaveAll = digamma(gamma + delta + m + leaves) - both.leave
        gradient[0]! += share * (digamma(alpha + x) - base[0] - buyAll)
        gradient[1]! += share * (digamma(beta + m - x) - base[1] - buyAll)
        gradient[2]! += share * (digamma(gamma + leaves) - base[2] - leaveAll)
        gradient[3]! += share * (digamma(delta + m) - base[3] - leaveAll)
      }
    }
    return total
  }
}

function named(values: Float64Array): BgBbParameters {
  const [alpha, beta, gamma, delta] = values as unknown as [number, number, number, number]
  return { alpha, beta, gamma, delta }
}
