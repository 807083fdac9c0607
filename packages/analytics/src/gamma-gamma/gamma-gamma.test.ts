import { describe, expect, test } from 'vitest'
import { drawNormal } from '../random/draw.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { cdnowCalibration, cdnowSummary } from '../testing/cdnow.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { relativeError } from '../testing/relative-error.ts'
import { expectedSpend, expectedSpendOfAll } from './expected-spend.ts'
import { fitGammaGamma, gammaGammaLogLikelihood } from './fit.ts'

const optimum = { p: 6.248803, q: 3.744589, v: 15.447748 }

function fitted(histories: Parameters<typeof fitGammaGamma>[0]) {
  const fit = fitGammaGamma(histories)
  if (!fit.ok) throw new Error(fit.reason)
  return fit
}

describe('Gamma-Gamma formulas at fixed parameters', () => {
  test('match the re-computed spend at average 35 with 3 purchases and 40 with 2', () => {
    const said = [
      expectedSpend(optimum, { frequency: 3, meanSpend: 35 }),
      expectedSpend(optimum, { frequency: 2, meanSpend: 40 }),
      expectedSpend(optimum, { frequency: 0, meanSpend: 0 }),
    ]
    expect(relativeError(said, [35.0218, 39.1305, 35.171])).toBeLessThan(2e-6)
  })

  test('scale with the currency', () => {
    const cents = { ...optimum, v: optimum.v * 100 }
    expect(expectedSpend(cents, { frequency: 2, meanSpend: 4000 })).toBeCloseTo(
      100 * expectedSpend(optimum, { frequency: 2, meanSpend: 40 }),
      9,
    )
  })

  test('refuse an infinite population mean', () => {
    expect(() => expectedSpend({ p: 6, q: 0.9, v: 15 }, { frequency: 0, meanSpend: 0 })).toThrow(
      'q must be above 1',
    )
    expect(() => expectedSpend(optimum, { frequency: 1, meanSpend: Number.NaN })).toThrow('meanSpend must be')
  })
})

describeWithDataSets('Gamma-Gamma fitted to CDNOW (Fader & Hardie, note 025)', () => {
  test('returns p, q and v of 946 repeat buyers', () => {
    const { parameters, logLikelihood, customerCount, frequencySpendCorrelation } = fitted(cdnowSummary())
    const values = [parameters.p, parameters.q, parameters.v]
    expect(customerCount).toBe(946)
    expect(relativeError(values, [6.25, 3.74, 15.44])).toBeLessThan(0.01)
    expect(relativeError(values, [6.248803, 3.744589, 15.447748])).toBeLessThan(0.0005)
    expect(Math.abs(logLikelihood - -4055.9232)).toBeLessThan(0.001)
    expect(frequencySpendCorrelation).toBeCloseTo(0.113884, 6)
    expect(gammaGammaLogLikelihood(parameters, cdnowSummary())).toBeCloseTo(logLikelihood, 6)
  })

  test('expects what note 025 prints of the first ten customers', () => {
    const summary = cdnowSummary()
    const spend = expectedSpendOfAll(fitted(summary).parameters, summary)
    const published = [
      24.658619, 18.911489, 35.170981, 35.170981, 35.170981, 71.462843, 18.911489, 35.170981, 27.282408,
      35.170981,
    ]
    expect(relativeError(spend.subarray(0, 10), published)).toBeLessThan(1e-5)
    expect(spend.reduce((a, b) => a + b) / 2357).toBeCloseTo(35.2529588, 4)
  })

  test('observes a mean average spend of 35.078552', () => {
    const { frequency, meanSpend } = cdnowSummary()
    const observed = meanSpend.filter((_, row) => frequency[row]! > 0)
    expect(observed.reduce((a, b) => a + b) / 946).toBeCloseTo(35.078552, 5)
  })

  test('comes out the same from raw transactions but for the rounding of cents', () => {
    const { p, q, v } = fitted(cdnowCalibration()).parameters
    expect(relativeError([p, q, v], [6.248803, 3.744589, 15.447748])).toBeLessThan(0.0005)
  })
})

describe('fitGammaGamma', () => {
  test('cannot say where nobody bought again', () => {
    expect(fitGammaGamma({ frequency: [0, 0], meanSpend: [0, 0] })).toMatchObject({ ok: false })
  })
  test('cannot say where all spend the same', () => {
    expect(fitGammaGamma({ frequency: [1, 2, 3, 1], meanSpend: [10, 10, 10, 10] })).toMatchObject({
      ok: false,
    })
  })
  test('leaves out and counts purchases that cost nothing', () => {
    const random = seededRandom(7)
    const frequency = Array.from({ length: 300 }, (_, row) => 1 + (row % 4))
    const meanSpend = frequency.map((_, row) => (row < 3 ? 0 : Math.exp(3 + 0.6 * drawNormal(random))))
    expect(fitted({ frequency, meanSpend })).toMatchObject({ leftOutCount: 3, customerCount: 297 })
  })
  test('refuses spend that is no number', () => {
    expect(() => fitGammaGamma({ frequency: [1], meanSpend: [Number.NaN] })).toThrow('meanSpend (row 0)')
    expect(() => fitGammaGamma({ frequency: [1], meanSpend: [-3] })).toThrow(RangeError)
  })
})
