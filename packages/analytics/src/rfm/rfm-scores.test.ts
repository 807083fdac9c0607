import { describe, expect, test } from 'vitest'
import { shareCaught } from '../back-test/ranking-accuracy.ts'
import { cdnowCalibration, cdnowSample, purchaseDaysAfter, spendAfter } from '../testing/cdnow.ts'
import { describeWithDataSets } from '../testing/data-sets.ts'
import { relativeError } from '../testing/relative-error.ts'
import { rfmScores } from './rfm-scores.ts'

const meanBy = (marks: Uint8Array, values: Float64Array) =>
  [1, 2, 3, 4, 5].map((mark) => {
    const inBand = values.filter((_, row) => marks[row] === mark)
    return inBand.reduce((a, b) => a + b) / inBand.length
  })

describeWithDataSets('RFM quintiles of CDNOW', () => {
  const load = () => {
    const histories = cdnowCalibration()
    const window = [histories.customerIds, '1997-09-30', '1998-06-30'] as const
    const purchases = purchaseDaysAfter(cdnowSample(), ...window)
    return { histories, scores: rfmScores(histories), purchases, spend: spendAfter(cdnowSample(), ...window) }
  }

  test('have the re-computed mean holdout purchases and spend', () => {
    const { scores, purchases, spend } = load()
    const close = (marks: Uint8Array, values: Float64Array, reference: number[], digits: number) => {
      for (const [i, mean] of meanBy(marks, values).entries()) expect(mean).toBeCloseTo(reference[i]!, digits)
    }
    close(scores.recency, purchases, [0.1992, 0.2775, 0.31, 0.758, 2.4501], 4)
    close(scores.frequency, purchases, [0.1949, 0.2182, 0.2951, 0.7134, 2.5732], 4)
    close(scores.monetary, purchases, [0.2097, 0.2945, 0.4246, 0.7113, 2.3546], 4)
    close(scores.recency, spend, [7.75, 10.91, 10.67, 29.0, 92.33], 2)
    close(scores.frequency, spend, [6.93, 8.39, 9.5, 28.26, 97.58], 2)
    close(scores.monetary, spend, [5.21, 8.02, 13.31, 24.27, 99.85], 2)
  })

  test('put 240 customers into cell 555 and 147 into 111', () => {
    const { scores } = load()
    expect(scores.sum.filter((sum) => sum === 15)).toHaveLength(240)
    expect(scores.sum.filter((sum) => sum === 3)).toHaveLength(147)
  })

  test('rest on means of 181.0904 days, 2.0424 purchase days and 73.4474 dollars', () => {
    const { histories } = load()
    const mean = (value: (row: number) => number) =>
      histories.customerIds.reduce((sum, _, row) => sum + value(row), 0) / 2357
    const means = [
      mean((row) => 7 * (histories.age[row]! - histories.recency[row]!)),
      mean((row) => histories.frequency[row]! + 1),
      mean((row) => histories.totalSpend[row]!),
    ]
    expect(relativeError(means, [181.0904, 2.0424, 73.4474])).toBeLessThan(2e-5)
  })

  test('catch as much of the holdout as re-computed when the best tenth, fifth and third are picked', () => {
    const { histories, scores, purchases, spend } = load()
    const caught = (gain: Float64Array) =>
      [0.1, 0.2, 0.3].map((share) => shareCaught(scores.sum, gain, share, histories.totalSpend)!)
    for (const [i, value] of [0.4628, 0.6382, 0.7529].entries())
      expect(caught(purchases)[i]).toBeCloseTo(value, 4)
    for (const [i, value] of [0.4933, 0.6807, 0.7767].entries())
      expect(caught(spend)[i]).toBeCloseTo(value, 4)
  })
})

describe('rfmScores', () => {
  const histories = {
    customerIds: ['c', 'a', 'b', 'd', 'e', 'f', 'g'],
    frequency: [0, 0, 0, 1, 2, 3, 4],
    recency: [0, 0, 0, 1, 2, 3, 4],
    age: [9, 9, 9, 9, 9, 9, 9],
    totalSpend: [5, 5, 5, 5, 5, 5, 5],
  }
  test('gives the first bands the odd customers and breaks ties by id, like NTILE', () => {
    const { frequency, monetary } = rfmScores(histories, 3)
    expect([...frequency]).toEqual([1, 1, 1, 2, 2, 3, 3])
    expect([...monetary]).toEqual([1, 1, 1, 2, 2, 3, 3])
    expect([...rfmScores(histories, 7).monetary]).toEqual([3, 1, 2, 4, 5, 6, 7])
  })
  test('refuses columns of unequal length and spend that is unknown', () => {
    expect(() => rfmScores({ ...histories, age: [1] })).toThrow('customerIds has 7 rows, but age has 1')
    expect(() => rfmScores({ ...histories, totalSpend: new Array(7).fill(Number.NaN) })).toThrow('totalSpend')
  })
})
