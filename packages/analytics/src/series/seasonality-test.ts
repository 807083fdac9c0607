import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { requireCount, requireFinite } from '../require.ts'
import { candidateModels } from './components.ts'
import { fitSmoothing } from './fit-smoothing.ts'
import { kruskalWallis, seasonalAutocorrelation, type TestResult } from './seasonality-statistics.ts'
import { movingAverage } from './starting-states.ts'

/** Whether a series has a season. */
export type SeasonalityTest = {
  ok: true
  /** True when one of the two tests is sure enough (see `seasonalityTest`). */
  seasonal: boolean
  /** Does a value resemble the one a season before? Statistic and p-value, 0–1. */
  autocorrelation: TestResult
  /** Do the places in the season differ? Statistic and p-value, 0–1. */
  kruskalWallis: TestResult
  /** Share of the movement around the trend that the season explains, 0–1. */
  strength: number
}

/** Together these call a series without season seasonal in about one case of a hundred. */
const [autocorrelationThreshold, kruskalWallisThreshold] = [0.01, 0.002]

/**
 * Is there a season in these figures, or does it only look so?
 * The shopkeeper's question: "Is December really better, or was it luck twice?"
 *
 * Two tests on what simple smoothing (level and slope, no season) leaves unexplained: QS asks whether those errors resemble
 * the ones a season and two seasons before, Kruskal–Wallis whether the places in the season differ in rank. Seasonal when QS
 * has p < 0.01 or Kruskal–Wallis p < 0.002. (On plain differences of a steady noisy series the tests cried wolf up to three
 * times as often.)
 *
 * @source thresholds and the pair of tests: Webel & Ollech (2021), Deutsche Bundesbank, there on the residuals of an ARIMA
 *   model; QS: Maravall (2012), Banco de España; Kruskal & Wallis (1952), J. American Statistical Association 47, 583–621;
 *   strength: Wang, Smith & Hyndman (2006), Data Mining and Knowledge Discovery 13, 335–364
 * Notation: strength = max(0, 1 − var(rest) / var(season + rest)) around a centred moving average
 * @param values equally spaced, oldest first, finite
 * @param season values per season, whole number ≥ 2
 * @returns p-values 0–1; cannot say with fewer than three full seasons, or when all values are the same
 * @throws RangeError naming the value and its bound
 * @accuracy p-values are asymptotic
 * @cost three fits of simple smoothing: a few milliseconds
 * @example seasonalityTest([3, 5, 9, 4, 4, 6, 10, 5, 5, 7, 11, 6, 6, 8, 12, 7], 4).seasonal // true
 */
export function seasonalityTest(values: ArrayLike<number>, season: number): SeasonalityTest | CannotSay {
  requireCount('season', season, 2)
  for (let t = 0; t < values.length; t++) requireFinite(`values[${t}]`, values[t]!)
  if (values.length < 3 * season) {
    return cannotSay(
      `Three full seasons (${3 * season} values) are needed, here are ${values.length} values.`,
    )
  }
  const errors = errorsWithoutSeason(values)
  if (!errors) return cannotSay('All values are the same, so nothing goes up and down.')
  const autocorrelation = seasonalAutocorrelation(errors, season)
  const ranks = kruskalWallis(errors, season)
  const seasonal = autocorrelation.pValue < autocorrelationThreshold || ranks.pValue < kruskalWallisThreshold
  return {
    ok: true,
    seasonal,
    autocorrelation,
    kruskalWallis: ranks,
    strength: seasonStrength(values, season),
  }
}

/** What the best additive model without season leaves unexplained; undefined when that is nothing. */
function errorsWithoutSeason(values: ArrayLike<number>): Float64Array | undefined {
  if (Array.from(values).every((value) => value === values[0])) return undefined
  const fits = candidateModels(false, false).map((components) => fitSmoothing(values, components, 1))
  const best = fits.reduce((one, other) => (other && (!one || other.aicc < one.aicc) ? other : one))
  return best?.run.fitted.map((forecast, t) => values[t]! - forecast)
}

function seasonStrength(values: ArrayLike<number>, season: number): number {
  const offset = season >> 1
  const around = movingAverage(values, season).map((middle, i) => values[i + offset]! - middle)
  const sums = new Float64Array(season)
  const counts = new Uint32Array(season)
  around.forEach((deviation, i) => {
    sums[i % season]! += deviation
    counts[i % season]!++
  })
  const mean = around.reduce((sum, deviation) => sum + deviation, 0) / around.length
  let rest = 0
  let all = 0
  around.forEach((deviation, i) => {
    rest += (deviation - sums[i % season]! / counts[i % season]!) ** 2
    all += (deviation - mean) ** 2
  })
  return all === 0 ? 0 : Math.max(0, 1 - rest / all)
}
