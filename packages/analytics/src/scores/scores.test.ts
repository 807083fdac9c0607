import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { type BoostedTrees, fitBoostedTrees } from './boosted-trees/fit-boosted-trees.ts'
import { explainScore } from './explain-score.ts'
import type { FeatureRow } from './feature-table.ts'
import figures from './fixtures/scores.json' with { type: 'json' }
import { fitLogistic, type LogisticModel } from './logistic/fit-logistic.ts'
import { areaUnderCurve } from './metrics/auc.ts'
import { scoreCustomers } from './score-customers.ts'

const { visits, spend, channel, outcome } = figures
const table = { visits, spend, channel }

/** Hours of study of twenty students and who passed: the worked example of Wikipedia's "Logistic regression". */
const hours = [
  0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5,
]
const passed = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1]

test('matches the published example of hours studied: 1.5046 (.6287) an hour, intercept −4.0777, log-likelihood −8.02988', () => {
  const model = logistic(fitLogistic({ hours }, passed, { penalty: 0 }))
  const [feature] = model.features
  if (feature?.kind !== 'number') throw new Error('hours are a number')
  const slope = model.terms[0]!.coefficient / feature.deviation
  expect(slope).toBeCloseTo(1.5046, 4)
  expect(model.terms[0]!.standardError! / feature.deviation).toBeCloseTo(0.6287, 4)
  expect(model.intercept - slope * feature.mean).toBeCloseTo(-4.0777, 4)
  expect(model.logLikelihood).toBeCloseTo(-8.02988, 5)
  const chances = scoreCustomers(model, { hours: [1, 2, 3, 4, 5] })
  expect([...chances].map((chance) => chance.toFixed(2))).toEqual(['0.07', '0.26', '0.61', '0.87', '0.97'])
})

test.each(figures.fits)(
  'matches SciPy at penalty $penalty, with categories and unknown values',
  ({ penalty, coefficients, logLikelihood }) => {
    const model = logistic(fitLogistic(table, outcome, { penalty, leastCount: 1 }))
    const labels = [
      'visits',
      'spend',
      'spend = not known',
      ...figures.categories.map((name) => `channel = ${name}`),
    ]
    expect(model.terms.map(({ label }) => label)).toEqual(labels)
    expect(model.logLikelihood).toBeCloseTo(logLikelihood, 9)
    const found = [model.intercept, ...model.terms.map(({ coefficient }) => coefficient)]
    expect(found).toEqual(coefficients.map((coefficient) => expect.closeTo(coefficient, 6)))
    expect(model.converged).toBe(true)
  },
)

test('rows and columns are two ways to say the same', () => {
  const rows = visits.map((_, row) => ({ visits: visits[row], spend: spend[row], channel: channel[row] }))
  expect(fitLogistic(rows, outcome)).toEqual(fitLogistic(table, outcome))
  expect(fitBoostedTrees(rows, outcome, { trees: 3 })).toEqual(fitBoostedTrees(table, outcome, { trees: 3 }))
})

test('the unit of a number does not matter to either model', () => {
  const cents = { ...table, spend: spend.map((amount) => (amount === null ? null : amount * 100)) }
  for (const fit of [fitLogistic, fitBoostedTrees]) {
    const one = fit(table, outcome)
    const two = fit(cents, outcome)
    if (!one.ok || !two.ok) throw new Error('not fitted')
    const [first, second] = [scoreCustomers(one, table), scoreCustomers(two, cents)]
    first.forEach((probability, row) => {
      expect(second[row]).toBeCloseTo(probability, 8)
    })
  }
})

test('simulated customers return their coefficients within four standard errors', () => {
  const random = seededRandom(9)
  const rows = Array.from({ length: 20_000 }, () => ({
    x: random() * 4,
    member: random() < 0.4 ? 'yes' : 'no',
  }))
  const did = rows.map(
    ({ x, member }) => random() < 1 / (1 + Math.exp(2 - 0.8 * x - (member === 'yes' ? 0.5 : 0))),
  )
  const model = logistic(fitLogistic(rows, did, { penalty: 0 }))
  const [x, member] = model.terms
  const deviation = model.features[0]!.kind === 'number' ? model.features[0]!.deviation : Number.NaN
  expect(Math.abs(x!.coefficient / deviation - 0.8)).toBeLessThan((4 * x!.standardError!) / deviation)
  expect(member!.label).toBe('member = yes')
  expect(Math.abs(member!.coefficient - 0.5)).toBeLessThan(4 * member!.standardError!)
})

test('contributions add up to the log-odds, for both models and any customer', () => {
  const models = [fitLogistic(table, outcome), fitBoostedTrees(table, outcome, { minRows: 5 })]
  const customer = fc.record({
    visits: fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }),
    spend: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
    channel: fc.constantFrom('web', 'store', 'phone', 'drone', null),
  })
  fc.assert(
    fc.property(customer, (row: FeatureRow) => {
      for (const model of models) {
        if (!model.ok) throw new Error(model.reason)
        const { probability, baseLogOdds, contributions } = explainScore(model, row)
        const total = contributions.reduce((sum, { contribution }) => sum + contribution, baseLogOdds)
        expect(total).toBeCloseTo(Math.log(probability / (1 - probability)), 8)
        expect(probability).toBe(scoreCustomers(model, [row])[0])
      }
    }),
  )
})

test('contributions of the average customer are zero, and the base of the logistic is hers', () => {
  const model = logistic(fitLogistic({ visits }, outcome))
  const mean = visits.reduce((sum, count) => sum + count, 0) / visits.length
  const { baseLogOdds, contributions } = explainScore(model, { visits: mean })
  expect(contributions[0]!.contribution).toBeCloseTo(0, 12)
  expect(baseLogOdds).toBeCloseTo(model.intercept, 12)
})

test('boosted trees bend where a straight line cannot', () => {
  const random = seededRandom(21)
  const rows = Array.from({ length: 2000 }, () => ({ a: random(), b: random(), noise: random() }))
  const did = rows.map(({ a, b }) => random() < (a > 0.5 !== b > 0.5 ? 0.9 : 0.1))
  const auc = (model: ReturnType<typeof fitLogistic> | ReturnType<typeof fitBoostedTrees>) => {
    if (!model.ok) throw new Error(model.reason)
    const measure = areaUnderCurve(scoreCustomers(model, rows.slice(1000)), did.slice(1000))
    return measure.ok ? measure.value : Number.NaN
  }
  expect(auc(fitLogistic(rows.slice(0, 1000), did.slice(0, 1000)))).toBeLessThan(0.6)
  expect(auc(fitBoostedTrees(rows.slice(0, 1000), did.slice(0, 1000)))).toBeGreaterThan(0.85)
})

test('unknown values go where they fit', () => {
  const rows = Array.from({ length: 400 }, (_, row) => ({ visits: row % 4 === 0 ? null : row % 10 }))
  const did = rows.map(({ visits: count }) => count === null || count > 7)
  const model = boosted(fitBoostedTrees(rows, did))
  const [unknown, few, many] = scoreCustomers(model, [{ visits: null }, { visits: 1 }, { visits: 9 }])
  expect(unknown).toBeGreaterThan(0.9)
  expect(many).toBeGreaterThan(0.9)
  expect(few).toBeLessThan(0.1)
})

test('more trees fit the training rows ever better, and customers kept out say when to stop', () => {
  const loss = (trees: number) => {
    const model = boosted(fitBoostedTrees(table, outcome, { trees, minRows: 5 }))
    return -scoreCustomers(model, table).reduce((sum, p, row) => sum + Math.log(outcome[row] ? p : 1 - p), 0)
  }
  expect(loss(20)).toBeLessThan(loss(5))
  expect(loss(80)).toBeLessThan(loss(20))
  const random = seededRandom(2)
  const noise = Array.from({ length: 600 }, () => ({ x: random() }))
  const coin = noise.map(() => random() < 0.5)
  const validation = { table: noise.slice(300), outcomes: coin.slice(300) }
  const stopped = boosted(
    fitBoostedTrees(noise.slice(0, 300), coin.slice(0, 300), { validation, patience: 5 }),
  )
  expect(stopped.trees.length).toBeLessThan(20)
})

test('models survive being stored', () => {
  for (const model of [fitLogistic(table, outcome), fitBoostedTrees(table, outcome, { trees: 5 })]) {
    if (!model.ok) throw new Error(model.reason)
    expect(scoreCustomers(JSON.parse(JSON.stringify(model)), table)).toEqual(scoreCustomers(model, table))
  }
})

test('a number with many different values is cut into at most 255 bins without losing its order', () => {
  const random = seededRandom(31)
  const rows = Array.from({ length: 3000 }, () => ({ x: random() ** 3 * 1e6 }))
  const model = boosted(
    fitBoostedTrees(
      rows,
      rows.map(({ x }) => x > 1000),
      { maxBins: 16 },
    ),
  )
  const [low, high] = scoreCustomers(model, [{ x: 0 }, { x: 5e5 }])
  expect(low).toBeLessThan(0.05)
  expect(high).toBeGreaterThan(0.95)
})

test('cannot say when outcomes or features do not differ, or the features tell the outcomes apart', () => {
  for (const fit of [fitLogistic, fitBoostedTrees]) {
    expect(
      fit(
        { visits },
        visits.map(() => 1),
      ),
    ).toMatchObject({ ok: false, reason: expect.stringContaining('Everybody did it') })
    expect(fit({ visits: [1, 2] }, [0, 0])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('Nobody did it'),
    })
    expect(fit([], [])).toMatchObject({ ok: false })
    expect(fit({ same: [3, 3, 3], empty: [null, null, null], town: ['x', 'x', 'x'] }, [0, 1, 1])).toEqual({
      ok: false,
      reason: 'No feature differs between the customers.',
    })
  }
  expect(fitLogistic({ x: [1, 2, 3, 4] }, [0, 0, 1, 1], { penalty: 0 })).toMatchObject({ ok: false })
  expect(
    fitLogistic({ x: [1, 2, 3, 4, 4], y: [0, 0, 0, 0, 1] }, [0, 1, 0, 1, 1], { penalty: 0 }),
  ).toMatchObject({ ok: false })
  expect(fitLogistic({ x: [1, 2, 3, 5], twice: [2, 4, 6, 10] }, [0, 1, 0, 1], { penalty: 0 })).toMatchObject({
    ok: false,
  })
  expect(fitLogistic({ x: [1, 2, 3, 4] }, [0, 0, 1, 1])).toMatchObject({ ok: true })
})

test('features without differences are named, not silently used', () => {
  const model = logistic(fitLogistic({ visits, country: visits.map(() => 'DE') }, outcome))
  expect(model.ignored).toEqual(['country'])
})

test('refuses impossible input', () => {
  expect(() => fitLogistic({ x: [1, Number.NaN] }, [0, 1])).toThrow(
    'x[1] must be a finite number, but is NaN',
  )
  expect(() => fitLogistic({ x: [1, 'a'] }, [0, 1])).toThrow(
    'x[1] must be a number like those before, but is a',
  )
  expect(() => fitLogistic({ x: [1, 2], y: [1] }, [0, 1])).toThrow(
    'y must have 2 rows like the first column, but has 1',
  )
  expect(() => fitLogistic({ x: [1, 2] }, [0, 2])).toThrow('outcomes[1] must be 0 or 1, but is 2')
  expect(() => fitLogistic({ x: [1, 2] }, [0])).toThrow('outcomes must have 2 rows like the table, but has 1')
  expect(() => fitLogistic({ x: [1, 2] }, [0, 1], { penalty: -1 })).toThrow(
    'penalty must be a finite number of at least 0',
  )
  expect(() => fitBoostedTrees({ x: [1, 2] }, [0, 1], { learningRate: 2 })).toThrow(
    'learningRate must be at most 1, but is 2',
  )
  expect(() => fitBoostedTrees({ x: [1, 2] }, [0, 1], { maxBins: 256 })).toThrow(
    'maxBins must be at most 255, but is 256',
  )
  const model = logistic(fitLogistic({ visits }, outcome))
  expect(() => scoreCustomers(model, [{ visits: 'many' }])).toThrow(
    'visits[0] must be a finite number, but is many',
  )
})

function logistic(model: ReturnType<typeof fitLogistic>): LogisticModel {
  if (!model.ok) throw new Error(model.reason)
  return model
}

function boosted(model: ReturnType<typeof fitBoostedTrees>): BoostedTrees {
  if (!model.ok) throw new Error(model.reason)
  return model
}
