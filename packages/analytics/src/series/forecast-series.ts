import { type CannotSay, cannotSay } from '../cannot-say.ts'
import { criticalZ, usualConfidence } from '../interval.ts'
import { requireCount, requireFinite } from '../require.ts'
import { meanAbsoluteError, repeatLastSeason, type SeriesBackTest } from './back-test.ts'
import { type Components, candidateModels, shortName } from './components.ts'
import { fitSmoothing, type SmoothingFit } from './fit-smoothing.ts'
import { outlook } from './forecast-variance.ts'

/** What to forecast and how. */
export type ForecastOptions = {
  /** How many values ahead, whole number ≥ 1. */
  horizon: number
  /** Values per season: 12 for months, 7 for days, 1 (unless given) for no season; at most 60. */
  season?: number
  /** Confidence of each interval, above 0 and below 1, 0.95 unless given. */
  confidence?: number
  /** The model to use; chosen among all by AICc unless given. */
  model?: Components
}

/** The next values of a series, with intervals and the reasons to believe them. */
export type SeriesForecast = {
  ok: true
  /** Expected values, and the ends of an interval for each, in the unit of the values. */
  mean: Float64Array
  low: Float64Array
  high: Float64Array
  /** The model used, and its usual short name such as ETS(M,A,M). */
  model: Components
  name: string
  /** How far level, slope and season follow each surprise (0–1), and what is left of the slope after each step. */
  weights: { level: number; trend: number; season: number; damping: number }
  /** One-step forecasts of the values given. */
  fitted: Float64Array
  logLikelihood: number
  aicc: number
  /** All models tried, the best first. */
  candidates: { name: string; aicc: number }[]
  /** How the whole procedure would have done on the last values; absent when the series is too short to tell. */
  backTest?: SeriesBackTest
}

const longestSeason = 60

/**
 * What will the next months bring, judging by the months so far?
 * The shopkeeper's question: "What sales may I plan with, and how wrong can that be?"
 *
 * Exponential smoothing: level, slope and season each follow the latest values; old ones count less and less. Fifteen
 * models (error and season additive or multiplicative, trend none, steady or damped: simple smoothing, Holt and
 * Holt–Winters are among them) are fitted and the one with the smallest AICc is used. It knows only the series itself: a
 * campaign, a holiday that moves or a new shop it does not. Compare `backTest` with the naive forecasts before trusting it.
 *
 * @source Hyndman, Koehler, Snyder & Grose (2002), Int. J. of Forecasting 18, 439–454; Hyndman & Athanasopoulos (2021),
 *   Forecasting: Principles and Practice, 3rd ed., chapter 8
 * Notation: AICc = −2 ln L + 2k + 2k(k+1)/(n−k−1), k weights, starting states and the variance; interval μ_h ± z √v_h
 * @param values equally spaced, oldest first, finite; seasons are tried from two full ones on, multiplicative models when all
 *   values are above 0
 * @param options see `ForecastOptions`
 * @returns means and intervals; cannot say below five values or when all values are the same
 * @throws RangeError naming the value and its bound
 * @accuracy log-likelihood within 1e-4 of the best of several optimisers on the series tried; intervals leave out the
 *   uncertainty of the weights, so they are somewhat narrow on short series
 * @cost 0.2 s for 144 months and 0.9 s for 730 days, back-test included, on one core
 * @example forecastSeries([12, 14, 13, 15, 16, 18, 17, 19, 20, 21], { horizon: 2 }).mean // about [22, 23]
 */
export function forecastSeries(
  values: ArrayLike<number>,
  options: ForecastOptions,
): SeriesForecast | CannotSay {
  const { horizon, season = 1, confidence = usualConfidence } = options
  requireCount('horizon', horizon, 1)
  if (requireCount('season', season, 1) > longestSeason) {
    throw new RangeError(`season must be at most ${longestSeason}, but is ${season}`)
  }
  const z = criticalZ(confidence)
  for (let t = 0; t < values.length; t++) requireFinite(`values[${t}]`, values[t]!)
  const series = Float64Array.from(values)
  const forecast = forecastBest(series, { ...options, season }, z)
  if (!forecast.ok) return forecast
  const backTest = testOnLast(series, { ...options, season }, z)
  return backTest ? { ...forecast, backTest } : forecast
}

type Settled = ForecastOptions & { season: number }

function forecastBest(
  values: Float64Array,
  { horizon, season, model }: Settled,
  z: number,
): SeriesForecast | CannotSay {
  if (values.length < 5) return cannotSay(`A forecast needs at least 5 values, here are ${values.length}.`)
  if (values.every((value) => value === values[0])) {
    return cannotSay('All values are the same, so nothing shows how far the next one may be off.')
  }
  const fits = fitAll(values, season, model)
  const best = fits[0]
  if (!best)
    return cannotSay(
      'The series is too short for this model, or has values it cannot have (at or below zero).',
    )
  const { mean, variance } = outlook(best, values.length, horizon)
  const { level, trend, season: seasonWeight, damping } = best.parameters
  return {
    ok: true,
    mean,
    low: mean.map((value, step) => value - z * Math.sqrt(variance[step]!)),
    high: mean.map((value, step) => value + z * Math.sqrt(variance[step]!)),
    model: best.components,
    name: shortName(best.components),
    weights: { level, trend, season: seasonWeight, damping },
    fitted: best.run.fitted,
    logLikelihood: best.logLikelihood,
    aicc: best.aicc,
    candidates: fits.map((fit) => ({ name: shortName(fit.components), aicc: fit.aicc })),
  }
}

function fitAll(values: Float64Array, season: number, model: Components | undefined): SmoothingFit[] {
  const positive = values.every((value) => value > 0)
  const seasonal = season > 1 && values.length >= 2 * season
  const possible = candidateModels(positive, seasonal)
  const wanted = model ? possible.filter((one) => shortName(one) === shortName(model)) : possible
  return wanted
    .map((components) => fitSmoothing(values, components, season))
    .filter((fit) => fit !== undefined)
    .sort((a, b) => a.aicc - b.aicc)
}

/** Forecasts the last values from those before, with the same procedure, and holds them against the simplest ways. */
function testOnLast(values: Float64Array, options: Settled, z: number): SeriesBackTest | undefined {
  const heldOut = Math.min(options.horizon, Math.floor(values.length / 4))
  const known = values.subarray(0, values.length - heldOut)
  const actual = values.subarray(values.length - heldOut)
  const forecast = forecastBest(known, { ...options, horizon: heldOut }, z)
  if (!forecast.ok || heldOut === 0) return undefined
  const inside = actual.filter((value, step) => value >= forecast.low[step]! && value <= forecast.high[step]!)
  const period = known.length >= options.season ? options.season : 1
  return {
    heldOut,
    model: meanAbsoluteError(forecast.mean, actual),
    naive: meanAbsoluteError(repeatLastSeason(known, 1, heldOut), actual),
    seasonalNaive: meanAbsoluteError(repeatLastSeason(known, period, heldOut), actual),
    insideInterval: inside.length / heldOut,
  }
}
