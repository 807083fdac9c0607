import { expect, test } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { evaluateOverTime, type ScoredExamples } from './evaluate-over-time.ts'
import { fitLogistic } from './logistic/fit-logistic.ts'

/** Sales calls as in the bank data: how long a call takes is known only after it, and gives the sale away. */
function calls() {
  const random = seededRandom(6)
  const rows = Array.from({ length: 600 }, (_, call) => {
    const sold = random() < 0.2
    const month = String(1 + Math.floor(call / 50)).padStart(2, '0')
    return {
      sold,
      day: `2025-${month}-15`,
      after: `2025-${month}-16`,
      balance: random() + (sold ? 0.3 : 0),
      duration: random() + (sold ? 2 : 0),
    }
  })
  const examples: ScoredExamples = {
    table: rows.map(({ balance, duration }) => ({ balance, duration })),
    outcomes: rows.map(({ sold }) => sold),
    scoredOn: rows.map(({ day }) => day),
    recordedOn: { balance: '2024-12-31', duration: rows.map(({ after }) => after) },
  }
  return { rows, examples }
}

const options = { testFrom: '2025-09-01', fit: fitLogistic }

test('refuses a feature that was recorded after the score, and names it', () => {
  const evaluation = evaluateOverTime(calls().examples, options)
  expect(evaluation).toEqual({
    ok: false,
    reason: 'Recorded only after the score, so it could not have been used: duration (600 of 600 rows).',
    leaks: [{ feature: 'duration', rows: 600 }],
  })
})

test('without the leak it learns from earlier customers and tests on later ones', () => {
  const { rows, examples } = calls()
  const table = rows.map(({ balance }) => ({ balance }))
  const evaluation = evaluateOverTime({ ...examples, table }, options)
  if (!evaluation.ok) throw new Error(evaluation.reason)
  expect([evaluation.trainedOn, evaluation.report.customers, evaluation.leftOut]).toEqual([400, 200, 0])
  expect(evaluation.report.auc).toBeGreaterThan(0.6)
  expect(evaluation.report.auc).toBeLessThan(0.95)
})

test('a value without a day counts as too late; a day without a value does not matter', () => {
  const { examples } = calls()
  const table = examples.outcomes.length
  const half = Array.from({ length: table }, (_, row) => (row % 2 ? 'vip' : null))
  const withDays = (days: (string | null)[]) =>
    evaluateOverTime({ ...examples, table: { mark: half }, recordedOn: { mark: days } }, options)
  expect(withDays(half.map(() => null))).toMatchObject({ ok: false, leaks: [{ feature: 'mark', rows: 300 }] })
  expect(withDays(half.map((mark) => (mark ? '2025-01-01T08:00:00Z' : null))).ok).toBe(true)
  expect(withDays(half.map((mark) => (mark ? null : '2025-12-31')))).toMatchObject({ ok: false })
})

test('outcomes that were still open when testing starts are left out of the learning', () => {
  const { rows, examples } = calls()
  const table = rows.map(({ balance }) => ({ balance }))
  const outcomeKnownOn = rows.map(({ day }) =>
    day
      .replace(/-(\d\d)-/, (_, month) => `-${String(Number(month) + 1).padStart(2, '0')}-`)
      .replace('-13-', '-12-'),
  )
  const evaluation = evaluateOverTime({ ...examples, table, outcomeKnownOn }, options)
  expect(evaluation).toMatchObject({ ok: true, trainedOn: 350, leftOut: 50 })
})

test('recorded on the day of the score is early enough', () => {
  const { rows, examples } = calls()
  const table = rows.map(({ balance }) => ({ balance }))
  const evaluation = evaluateOverTime(
    { ...examples, table, recordedOn: { balance: rows.map(({ day }) => day) } },
    options,
  )
  expect(evaluation.ok).toBe(true)
})

test('cannot say without earlier or later customers, refuses what cannot be judged', () => {
  const { rows, examples } = calls()
  const honest = { ...examples, table: rows.map(({ balance }) => ({ balance })) }
  expect(evaluateOverTime(honest, { ...options, testFrom: '2025-01-01' })).toMatchObject({ ok: false })
  expect(evaluateOverTime(honest, { ...options, testFrom: '2026-01-01' })).toMatchObject({ ok: false })
  expect(evaluateOverTime({ ...honest, outcomes: rows.map(() => 0) }, options)).toMatchObject({ ok: false })
  expect(() => evaluateOverTime({ ...honest, recordedOn: {} }, options)).toThrow(
    'recordedOn must say when balance was recorded',
  )
  expect(() => evaluateOverTime(honest, { ...options, testFrom: '1.9.2025' })).toThrow(
    'testFrom must be a day like 2026-01-31',
  )
  expect(() => evaluateOverTime({ ...honest, scoredOn: ['2025-01-01'] }, options)).toThrow(
    'scoredOn must have 600 rows',
  )
})
