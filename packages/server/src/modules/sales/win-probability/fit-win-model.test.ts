import { expect, test } from 'vitest'
import { fitWinModel } from './fit-win-model.ts'
import type { SeenRecords } from './seen-records.ts'

/** Deals that begin day by day; every second comes from a referral, of which three in four are won, else one in four. */
function deals(count: number, recorded: 'before' | 'after' = 'before'): SeenRecords {
  const numbers = Array.from({ length: count }, (_, index) => index)
  const day = (index: number) => new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10)
  const wonOf = (index: number) => Number(index % 2 === 0 ? index % 8 !== 0 : index % 8 === 1)
  return {
    table: {
      Source: numbers.map((index) => (index % 2 === 0 ? 'Referral' : 'Fair')),
      Value: numbers.map((index) => 2 + wonOf(index)),
    },
    recordedOn: {
      Source: numbers.map(day),
      Value: numbers.map((index) => day(recorded === 'before' ? index : index + 9)),
    },
    ids: numbers.map(String),
    scoredOn: numbers.map(day),
    outcomes: numbers.map(wonOf),
    closedOn: numbers.map((index) => day(index + 5)),
  }
}

const open = { ...deals(2), ids: ['referral', 'fair'] }

test('says what was recorded only at the end, and learns without it', () => {
  const said = fitWinModel({ closed: deals(800, 'after'), open })
  if (!('scores' in said)) throw new Error(said.reason)
  expect(said.refused).toEqual([{ feature: 'Value', rows: 800 }])
  expect(said.isBetter).toBe(true)
  // Of the pairs of a won and a lost deal, 9 in 16 are told apart, 6 in 16 are alike and count half: 0.75.
  expect(said.report.auc).toBeCloseTo(0.75, 2)
  const [referral, fair] = said.scores
  // The penalty draws 0.75 and 0.25 a little to the middle.
  expect(referral!.probability).toBeCloseTo(0.75, 1)
  expect(fair!.probability).toBeCloseTo(0.25, 1)
  expect(referral!.reasons).toMatchObject([
    { feature: 'Source', value: 'Referral', effect: expect.any(Number) },
  ])
  expect(referral!.reasons[0]!.effect).toBeGreaterThan(0.5)
})

test('learns only from what was certain when the test begins', () => {
  const said = fitWinModel({ closed: deals(800), open })
  if (!('scores' in said)) throw new Error(said.reason)
  // The last five deals before it were not closed yet.
  expect(said.trainedOn).toBe(560 - 4)
  expect(said.report.customers).toBe(240)
})

test('says nothing of few deals', () => {
  expect(fitWinModel({ closed: deals(60), open })).toEqual({
    ok: false,
    reason: '30 deals were won and 30 lost; at least 50 of each are needed.',
  })
})

test('where all was written down too late, there is nothing to learn from, and it says so', () => {
  const rows = Array.from({ length: 200 }, (_, row) => row)
  const day = (row: number) => new Date(Date.UTC(2024, 0, 1 + row)).toISOString().slice(0, 10)
  const closed = {
    table: { Source: rows.map((row) => (row % 3 === 0 ? 'Fair' : 'Referral')) },
    recordedOn: { Source: rows.map((row) => day(row + 9)) },
    ids: rows.map(String),
    scoredOn: rows.map(day),
    outcomes: rows.map((row) => row % 2),
    closedOn: rows.map((row) => day(row + 5)),
  }
  const open = {
    table: { Source: [] },
    recordedOn: { Source: [] },
    ids: [],
    scoredOn: [],
    outcomes: [],
    closedOn: [],
  }
  expect(fitWinModel({ closed, open })).toMatchObject({
    ok: false,
    reason:
      'All that is said of deals was written down only after the day they are judged by, of 200 of them.',
  })
})
