import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { csvRecords, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { customerSurvival } from './customer-survival.ts'
import { type CoxData, type CoxModel, fitCox } from './fit-cox.ts'
import figures from './fixtures/survival.json' with { type: 'json' }
import { kaplanMeier } from './kaplan-meier.ts'
import { partialLogLikelihood } from './partial-likelihood.ts'
import { sortIntoRiskSets } from './risk-sets.ts'

function fitted(data: CoxData): CoxModel {
  const model = fitCox(data)
  if (!model.ok) throw new Error(model.reason)
  return model
}

const names = ['regular', 'age', 'complaints']
const fixture: CoxData = { ...figures, names }
const single = { names: ['x'], features: [[0], [1], [0], [1], [1], [0]] }

describe('partialLogLikelihood', () => {
  it('agrees with the formula written out, at fixed coefficients (ties and strata)', () => {
    const values = Float64Array.from(figures.features.flat())
    const plain = { means: new Float64Array(3), deviations: new Float64Array(3).fill(1) }
    const { sets } = sortIntoRiskSets(figures, { rows: figures.features.length, columns: 3, values }, plain)
    const slope = { gradient: new Float64Array(3), information: new Float64Array(9) }
    const { coefficients, logLikelihood } = figures.atFixed
    expect(partialLogLikelihood(sets, coefficients, slope)).toBeCloseTo(logLikelihood, 10)
    // The slope is the derivative.
    const step = 1e-6
    for (let i = 0; i < 3; i++) {
      const side = (sign: number) => {
        const moved = coefficients.map((value, j) => value + (i === j ? sign * step : 0))
        return partialLogLikelihood(sets, moved, {
          gradient: new Float64Array(3),
          information: new Float64Array(9),
        })
      }
      expect(Math.abs(slope.gradient[i]! - (side(1) - side(-1)) / (2 * step))).toBeLessThan(1e-4)
    }
  })
})

describe('fitCox', () => {
  it('agrees with an independent fit, ties and strata included', () => {
    const model = fitted(fixture)
    expect(model.logLikelihood).toBeCloseTo(figures.logLikelihood, 8)
    expect(model.nullLogLikelihood).toBeCloseTo(figures.nullLogLikelihood, 8)
    model.effects.forEach(({ coefficient, standardError }, i) => {
      expect(Math.abs(coefficient / figures.coefficients[i]! - 1)).toBeLessThan(1e-4)
      expect(Math.abs(standardError / figures.standardErrors[i]! - 1)).toBeLessThan(1e-3)
    })
    expect(model.concordance).toBeCloseTo(figures.concordanceWithin.concordance, 12)
    for (const stratum of [0, 1]) {
      const baseline = model.baselines.get(stratum)!
      expect(Array.from(baseline.times)).toEqual(figures.baselines[stratum]!.times)
      baseline.cumulativeHazard.forEach((hazard, i) => {
        expect(Math.abs(hazard / figures.baselines[stratum]!.cumulativeHazard[i]! - 1)).toBeLessThan(1e-4)
      })
    }
  })

  it('finds the coefficients that made the data, within three standard errors', () => {
    const random = seededRandom(4)
    const truth = [0.7, -0.4, 0]
    const features = Array.from({ length: 3000 }, () => truth.map(() => drawNormal(random)))
    const durations = features.map((row) => {
      const hazard = Math.exp(row.reduce((sum, x, i) => sum + x * truth[i]!, 0))
      return -Math.log(1 - random()) / hazard
    })
    const watched = durations.map(() => 0.3 + 2 * random())
    const model = fitted({
      durations: durations.map((time, i) => Math.min(time, watched[i]!)),
      left: durations.map((time, i) => time <= watched[i]!),
      features,
      names,
    })
    model.effects.forEach(({ coefficient, standardError }, i) => {
      expect(Math.abs(coefficient - truth[i]!)).toBeLessThan(3 * standardError)
      expect(standardError).toBeLessThan(0.04)
    })
    // A constant hazard of 1 at x = 0: the baseline at average features is t · exp(β·x̄).
    const average = customerSurvival(model, { features: [0, 0, 0] }, [0.5, 1])
    expect(average.ok && average.survival[0]).toBeCloseTo(Math.exp(-0.5), 1)
    expect(average.ok && average.survival[1]).toBeCloseTo(Math.exp(-1), 1)
  })

  it('does not care about the units of features, their origin, or the order of the rows', () => {
    const model = fitted(fixture)
    const shift = fc.double({ min: -1e3, max: 1e3, noNaN: true })
    const factor = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
    fc.assert(
      fc.property(shift, factor, (by, times) => {
        const features = figures.features.map(([a, b, c]) => [a!, by + times * b!, c!]).toReversed()
        const other = fitted({
          durations: figures.durations.toReversed(),
          left: figures.left.toReversed(),
          strata: figures.strata.toReversed(),
          features,
          names,
        })
        expect(other.logLikelihood).toBeCloseTo(model.logLikelihood, 7)
        expect(other.effects[1]!.coefficient * times).toBeCloseTo(model.effects[1]!.coefficient, 6)
        expect(other.effects[0]!.standardError).toBeCloseTo(model.effects[0]!.standardError, 6)
      }),
      { numRuns: 20 },
    )
  })

  it('does not care how the clock runs', () => {
    const stretched = fitted({ ...fixture, durations: figures.durations.map((time) => time ** 3) })
    expect(stretched.logLikelihood).toBeCloseTo(fitted(fixture).logLikelihood, 10)
  })

  it('cannot say when nobody left or a feature is constant, repeats or separates', () => {
    const durations = [5, 3, 8, 2, 9, 4]
    const reason = (data: CoxData) => {
      const model = fitCox(data)
      return model.ok ? '' : model.reason
    }
    expect(reason({ durations, left: [0, 0, 0, 0, 0, 0], ...single })).toMatch(/Nobody has left/)
    const left = [1, 1, 0, 1, 1, 1]
    const constant = { names: ['x', 'always'], features: single.features.map(([x]) => [x!, 0.1]) }
    expect(reason({ durations, left, ...constant })).toMatch(/"always" is the same/)
    const repeated = { names: ['x', 'twice'], features: single.features.map(([x]) => [x!, 2 * x! + 1]) }
    expect(reason({ durations, left, ...repeated })).toMatch(/repeat one another/)
    expect(reason({ durations: [7, 1, 8, 2, 3, 9], left: [0, 1, 0, 1, 1, 0], ...single })).toMatch(
      /"x" separates/,
    )
  })

  it('refuses columns that do not fit together and broken figures', () => {
    const data = { durations: [5, 3, 8, 2, 9, 4], left: [1, 1, 0, 1, 1, 1], ...single }
    expect(() => fitCox({ ...data, names: ['x', 'y'] })).toThrow(/names/)
    expect(() => fitCox({ ...data, features: [[1]] })).toThrow(/features/)
    expect(() => fitCox({ ...data, strata: ['a'] })).toThrow(/strata/)
    expect(() => fitCox({ ...data, features: [[0], [1], [Number.NaN], [1], [1], [0]] })).toThrow(RangeError)
    expect(() => fitCox({ ...data, durations: [5, 3, -8, 2, 9, 4] })).toThrow(/durations\[2\]/)
  })
})

describe('customerSurvival', () => {
  it('is nearly the Kaplan–Meier curve when the features say nothing', () => {
    const random = seededRandom(8)
    const durations = Array.from({ length: 2000 }, () => Math.ceil(-20 * Math.log(1 - random())))
    const left = durations.map(() => random() < 0.8)
    const features = durations.map(() => [drawNormal(random)])
    const model = fitted({ durations, left, features, names: ['noise'] })
    const curve = kaplanMeier({ durations, left })
    if (!curve.ok) throw new Error(curve.reason)
    const early = curve.times.filter((_, i) => curve.atRisk[i]! > 100)
    const predicted = customerSurvival(model, { features: [0] }, early)
    early.forEach((_, i) => {
      expect(predicted.ok && predicted.survival[i]).toBeCloseTo(curve.survival[i]!, 2)
    })
  })

  it('divides by the chance of having stayed so long already', () => {
    const model = fitted(fixture)
    const customer = { features: [1, 40, 2], stratum: 1 }
    const fromStart = customerSurvival(model, customer, [2, 6])
    const fromNow = customerSurvival(model, { ...customer, stayed: 2 }, [2, 6])
    if (!fromStart.ok || !fromNow.ok) throw new Error('both strata have been seen')
    expect(fromNow.survival[0]).toBe(1)
    expect(fromNow.survival[1]).toBeCloseTo(fromStart.survival[1]! / fromStart.survival[0]!, 12)
  })

  it('cannot say for a stratum it has not seen', () => {
    expect(customerSurvival(fitted(fixture), { features: [1, 40, 2], stratum: 'new' }, [1])).toMatchObject({
      ok: false,
    })
  })

  it('refuses customers and times that do not fit', () => {
    const model = fitted(fixture)
    const customer = { features: [1, 40, 2], stratum: 0 }
    expect(() => customerSurvival(model, { ...customer, features: [1] }, [1])).toThrow(/features/)
    expect(() => customerSurvival(model, { ...customer, features: [1, Number.NaN, 2] }, [1])).toThrow(/age/)
    expect(() => customerSurvival(model, { ...customer, stayed: 5 }, [4])).toThrow(/times\[0\]/)
  })
})

describeWithDataSets('fitCox on published data', () => {
  it('reproduces the Rossi recidivism fit of lifelines (ANALYTICS A13)', () => {
    const rows = csvRecords(readDataSet('rossi/rossi.csv'))
    const columns = ['fin', 'age', 'race', 'wexp', 'mar', 'paro', 'prio']
    const model = fitted({
      durations: rows.map((row) => Number(row.week)),
      left: rows.map((row) => row.arrest === '1'),
      features: rows.map((row) => columns.map((name) => Number(row[name]))),
      names: columns,
    })
    const published = [
      [-0.379422, 0.191379],
      [-0.057438, 0.021999],
      [0.3139, 0.307993],
      [-0.149796, 0.212224],
      [-0.433704, 0.381868],
      [-0.084871, 0.195757],
      [0.091497, 0.028649],
    ]
    model.effects.forEach(({ coefficient, standardError }, i) => {
      expect(Math.abs(coefficient - published[i]![0]!)).toBeLessThan(1e-6)
      expect(Math.abs(standardError - published[i]![1]!)).toBeLessThan(1e-6)
    })
    expect([model.customers, model.leavers]).toEqual([432, 114])
    expect(model.logLikelihood).toBeCloseTo(-658.7477, 4)
    expect(model.nullLogLikelihood).toBeCloseTo(-675.3806, 4)
    expect(model.likelihoodRatio.statistic).toBeCloseTo(33.2659, 4)
    expect(model.likelihoodRatio.degreesOfFreedom).toBe(7)
    expect(model.aic).toBeCloseTo(1331.4953, 4)
    expect(model.concordance).toBeCloseTo(0.64033, 5)
  })

  it('reproduces the stratified fit of the lifelines "Customer Churn" notebook (ANALYTICS A13)', () => {
    const model = fitted(telcoData())
    expect(Math.abs(model.logLikelihood - -10106.048)).toBeLessThan(0.001)
    const published = {
      'Partner Yes': -0.5308,
      'OnlineSecurity Yes': -0.6219,
      'OnlineBackup Yes': -0.6494,
      'Contract One year': -1.593,
      'Contract Two year': -3.1071,
      'PaymentMethod Electronic check': 0.5635,
      'PaymentMethod Mailed check': 0.5063,
      MonthlyCharges: -0.0056,
      'PaperlessBilling Yes': 0.1879,
    }
    for (const [name, coefficient] of Object.entries(published)) {
      const effect = model.effects.find((one) => one.name === name)
      expect(effect?.coefficient.toFixed(4), name).toBe(coefficient.toFixed(4))
    }
  })
})

/** The Telco customers as the notebook prepares them: "No internet service" is "No", four services are strata. */
function telcoData(): CoxData {
  const rows = csvRecords(readDataSet('telco-churn/Telco-Customer-Churn.csv')).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, cell.startsWith('No ') ? 'No' : cell]),
    ),
  )
  const strata = ['InternetService', 'StreamingMovies', 'StreamingTV', 'PhoneService']
  const others = new Set([...strata, 'customerID', 'tenure', 'MonthlyCharges', 'TotalCharges', 'Churn'])
  const levels = Object.keys(rows[0]!)
    .filter((name) => !others.has(name))
    .flatMap((name) => {
      const seen = [...new Set(rows.map((row) => row[name]!))].sort()
      return seen.slice(1).map((level) => ({ name, level }))
    })
  return {
    durations: rows.map((row) => Number(row.tenure)),
    left: rows.map((row) => row.Churn === 'Yes'),
    strata: rows.map((row) => strata.map((name) => row[name]).join()),
    names: ['MonthlyCharges', ...levels.map(({ name, level }) => `${name} ${level}`)],
    features: rows.map((row) => [
      Number(row.MonthlyCharges),
      ...levels.map(({ name, level }) => (row[name] === level ? 1 : 0)),
    ]),
  }
}
