import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { type Random, seededRandom } from '../random/seeded-random.ts'
import { type Components, candidateModels, shortName } from './components.ts'
import { fitSmoothing, type SmoothingFit } from './fit-smoothing.ts'
import figures from './fixtures/series.json' with { type: 'json' }
import { type ForecastOptions, forecastSeries, type SeriesForecast } from './forecast-series.ts'
import { outlook } from './forecast-variance.ts'
import { RunSlope, smooth } from './smooth.ts'
import { chainSlope, layOut, parametersAt, type SmoothingParameters } from './smoothing-layout.ts'
import { startingStates } from './starting-states.ts'

function forecast(values: ArrayLike<number>, options: ForecastOptions): SeriesForecast {
  const result = forecastSeries(values, options)
  if (!result.ok) throw new Error(result.reason)
  return result
}

function modelNamed(name: string): Components {
  return candidateModels(true, true).find((components) => shortName(components) === name)!
}

const { air, nile } = figures

describe('smooth', () => {
  it.each(figures.fixed)(
    'has the likelihood of the equations written out: $name',
    ({ name, parameters, logLikelihood }) => {
      const startSeason = Float64Array.from(parameters.startSeason)
      const run = smooth(air, modelNamed(name), { ...parameters, startSeason })
      const n = air.length
      expect(run.ok).toBe(true)
      const found = (-n / 2) * (Math.log((2 * Math.PI * run.squares) / n) + 1) - run.logs
      expect(found).toBeCloseTo(logLikelihood, 8)
    },
  )

  it.each(candidateModels(true, true).map((components) => [shortName(components), components] as const))(
    'has the derivative of its own sums: %s',
    (_, components) => {
      const layout = layOut(components, 12)
      const start = startingStates(air, components, 12)
      const factor = components.season === 'multiplicative'
      const free = Float64Array.from({ length: layout.size }, (_, p) => 0.3 * Math.sin(p))
      const at = (point: Float64Array) => smooth(air, components, parametersAt(point, layout, start, factor))
      const of = new RunSlope(layout, components)
      smooth(air, components, parametersAt(free, layout, start, factor), of)
      chainSlope(of.squares, free, layout, start, factor)
      chainSlope(of.logs, free, layout, start, factor)
      for (let p = 0; p < layout.size; p++) {
        const moved = (by: number) => at(free.map((value, i) => value + (i === p ? by : 0)))
        const [up, down] = [moved(1e-6), moved(-1e-6)]
        const scale = Math.max(1e-3, Math.abs(of.squares[p]!))
        expect(Math.abs((up.squares - down.squares) / 2e-6 - of.squares[p]!) / scale).toBeLessThan(1e-3)
        expect((up.logs - down.logs) / 2e-6).toBeCloseTo(of.logs[p]!, 4)
      }
    },
  )
})

describe('fitSmoothing', () => {
  it.each(figures.fits)(
    'climbs as high as many bounded searches: $name on $series',
    ({ series, name, logLikelihood }) => {
      const fit = fitSmoothing(series === 'air' ? air : nile, modelNamed(name), 12)!
      expect(fit.logLikelihood).toBeGreaterThan(logLikelihood - 1e-4)
      expect(fit.logLikelihood).toBeLessThan(logLikelihood + 0.02)
    },
  )
})

describe('outlook', () => {
  const states = { startLevel: 100, startTrend: 1 }
  const cases: [string, Omit<SmoothingParameters, 'startSeason'>][] = [
    ['ETS(A,N,N)', { level: 0.4, trend: 0, season: 0, damping: 1, startLevel: 100, startTrend: 0 }],
    ['ETS(A,Ad,N)', { level: 0.5, trend: 0.1, season: 0, damping: 0.9, ...states }],
    ['ETS(A,A,A)', { level: 0.3, trend: 0.05, season: 0.3, damping: 1, ...states }],
    ['ETS(M,A,N)', { level: 0.5, trend: 0.1, season: 0, damping: 1, ...states }],
    ['ETS(M,Ad,A)', { level: 0.4, trend: 0.1, season: 0.3, damping: 0.9, ...states }],
    ['ETS(M,A,M)', { level: 0.4, trend: 0.05, season: 0.3, damping: 1, ...states }],
  ]
  it.each(cases)('has the mean and variance of simulated futures: %s', (name, parameters) => {
    const components = modelNamed(name)
    const fit = knownModel(components, parameters)
    const { mean, variance } = outlook(fit, 0, 10)
    const random = seededRandom(12)
    const runs = 40_000
    const sums = new Float64Array(10)
    const squares = new Float64Array(10)
    for (let run = 0; run < runs; run++) {
      simulate(fit, 10, random).forEach((value, step) => {
        sums[step]! += value - mean[step]!
        squares[step]! += (value - mean[step]!) ** 2
      })
    }
    for (let step = 0; step < 10; step++) {
      expect(Math.abs(sums[step]! / runs)).toBeLessThan(4 * Math.sqrt(variance[step]! / runs))
      expect(squares[step]! / runs / variance[step]!).toBeGreaterThan(0.96)
      expect(squares[step]! / runs / variance[step]!).toBeLessThan(1.04)
    }
  })
})

describe('forecastSeries', () => {
  it('finds growth, season and a spread that grows with the level in the airline passengers', () => {
    const result = forecast(air, { horizon: 24, season: 12 })
    expect(result.name).toBe('ETS(M,A,M)')
    expect(result.candidates).toHaveLength(15)
    expect(result.candidates[0]).toEqual({ name: result.name, aicc: result.aicc })
    // July is the highest month of both years ahead, and the second year is higher than the first.
    const highest = result.mean.indexOf(Math.max(...result.mean))
    expect([6, 7, 18, 19]).toContain(highest)
    for (let month = 0; month < 12; month++)
      expect(result.mean[month + 12]).toBeGreaterThan(result.mean[month]!)
    expect(result.backTest!.model).toBeLessThan(result.backTest!.seasonalNaive)
    expect(result.backTest!.seasonalNaive).toBeLessThan(result.backTest!.naive)
  })

  it('sees no season and no steady slope in the Nile', () => {
    const result = forecast(nile, { horizon: 5, season: 4 })
    expect(result.model.season).toBe('none')
    expect(result.low[0]).toBeLessThan(result.mean[0]!)
  })

  it('goes on in a straight line where there is one', () => {
    const line = Array.from({ length: 20 }, (_, t) => 10 + 3 * t + 0.01 * Math.sin(t))
    const { mean } = forecast(line, { horizon: 3 })
    expect(mean[0]).toBeCloseTo(70, 1)
    expect(mean[2]).toBeCloseTo(76, 1)
    const exact = forecast(
      Array.from({ length: 20 }, (_, t) => 10 + 3 * t),
      { horizon: 3 },
    )
    expect(exact.mean[2]).toBeCloseTo(76, 3)
  })

  it('holds 95 % of what comes next in its intervals', () => {
    const random = seededRandom(2)
    const model = modelNamed('ETS(A,N,N)')
    const fit = knownModel(model, {
      level: 0.3,
      trend: 0,
      season: 0,
      damping: 1,
      startLevel: 100,
      startTrend: 0,
    })
    let inside = 0
    const runs = 150
    for (let run = 0; run < runs; run++) {
      const values = simulate(fit, 84, random)
      const { low, high } = forecast(values.slice(0, 80), { horizon: 4, model })
      inside += low.filter(
        (end, step) => end <= values[80 + step]! && values[80 + step]! <= high[step]!,
      ).length
    }
    expect(inside / (4 * runs)).toBeGreaterThan(0.91)
    expect(inside / (4 * runs)).toBeLessThan(0.98)
  })

  it('does not care about the unit of the values', () => {
    const options = { horizon: 6, season: 12 }
    const plain = forecast(air, options)
    const cents = forecast(
      air.map((value) => 100 * value),
      options,
    )
    expect(cents.name).toBe(plain.name)
    cents.mean.forEach((value, step) => {
      expect(Math.abs(value / plain.mean[step]! - 100)).toBeLessThan(0.05)
    })
  })

  it('answers with finite figures for any series that varies', () => {
    const value = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 5, maxLength: 30 }),
        fc.integer({ min: 1, max: 6 }),
        (values, season) => {
          const result = forecastSeries(values, { horizon: 3, season })
          if (!result.ok) return values.every((other) => other === values[0])
          return [...result.mean, ...result.low, ...result.high].every(Number.isFinite)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('takes multiplicative models only for values above zero', () => {
    const withZero = air.map((value, t) => (t === 40 ? 0 : value))
    expect(
      forecast(withZero, { horizon: 1, season: 12 }).candidates.every(({ name }) =>
        name.startsWith('ETS(A,'),
      ),
    ).toBe(true)
    const model = modelNamed('ETS(M,A,M)')
    expect(forecastSeries(withZero, { horizon: 1, season: 12, model })).toMatchObject({ ok: false })
  })

  it('cannot say for too few or constant values', () => {
    expect(forecastSeries([], { horizon: 1 })).toMatchObject({ ok: false })
    expect(forecastSeries([1, 2, 3, 4], { horizon: 1 })).toMatchObject({ ok: false })
    expect(forecastSeries([7, 7, 7, 7, 7, 7, 7], { horizon: 1 })).toMatchObject({ ok: false })
  })

  it('refuses broken values and options', () => {
    expect(() => forecastSeries([1, 2, Number.NaN, 4, 5], { horizon: 1 })).toThrow(/values\[2\]/)
    expect(() => forecastSeries(air, { horizon: 0 })).toThrow(/horizon/)
    expect(() => forecastSeries(air, { horizon: 1, season: 1.5 })).toThrow(/season/)
    expect(() => forecastSeries(air, { horizon: 1, season: 365 })).toThrow(/season must be at most 60/)
    expect(() => forecastSeries(air, { horizon: 1, confidence: 1 })).toThrow(/confidence/)
  })
})

/** A model whose parameters are known, standing before its first value. */
function knownModel(
  components: Components,
  parameters: Omit<SmoothingParameters, 'startSeason'>,
): SmoothingFit {
  const seasons = {
    none: [],
    additive: [5, -3, 4, -6],
    multiplicative: [1.2, 0.9, 1.1, 0.8],
  }
  const startSeason = Float64Array.from(seasons[components.season])
  const run = smooth([], components, { ...parameters, startSeason })
  const variance = components.error === 'additive' ? 4 : 0.0025
  const rest = { logLikelihood: 0, parameterCount: 0, aicc: 0, converged: true }
  return { components, parameters: { ...parameters, startSeason }, run, variance, ...rest }
}

/** One possible future of a model: its own recursion fed with drawn errors. */
function simulate(
  { components, parameters, variance }: SmoothingFit,
  horizon: number,
  random: Random,
): number[] {
  const { level: alpha, trend: beta, season: gamma, damping } = parameters
  let { startLevel: level, startTrend: trend } = parameters
  const season = Array.from(parameters.startSeason)
  const factor = components.season === 'multiplicative'
  return Array.from({ length: horizon }, (_, t) => {
    const q = level + damping * trend
    const state = season.length === 0 ? (factor ? 1 : 0) : season[t % season.length]!
    const expected = factor ? q * state : q + state
    const draw = Math.sqrt(variance) * drawNormal(random)
    const error = components.error === 'additive' ? draw : expected * draw
    const surprise = factor ? error / state : error
    level = q + alpha * surprise
    trend = damping * trend + beta * surprise
    if (season.length > 0) season[t % season.length] = state + gamma * (factor ? error / q : error)
    return expected + error
  })
}
