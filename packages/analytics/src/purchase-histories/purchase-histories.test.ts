import { describe, expect, test } from 'vitest'
import {
  cdnowCalibration,
  cdnowMaster,
  cdnowSample,
  purchaseDaysAfter,
  spendAfter,
} from '../testing/cdnow.ts'
import { csvRows, describeWithDataSets, readDataSet } from '../testing/data-sets.ts'
import { groupHistories } from './group-histories.ts'
import { purchaseHistories, type Transaction } from './purchase-histories.ts'

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0)

describeWithDataSets('CDNOW sample, building the input (Fader, Hardie & Lee 2005)', () => {
  test('merges 6,919 rows of 2,357 customers into 6,696 purchase days', () => {
    const rows = cdnowSample()
    const whole = purchaseHistories(rows, { until: '1998-06-30', timeUnit: 'week' })
    expect(rows).toHaveLength(6919)
    expect(whole.customerIds).toHaveLength(2357)
    expect(sum(whole.frequency) + 2357).toBe(6696)
  })

  test('counts 2,457 repeat purchases in calibration and 1,882 in the holdout', () => {
    const histories = cdnowCalibration()
    expect(sum(histories.frequency)).toBe(2457)
    const later = purchaseDaysAfter(cdnowSample(), histories.customerIds, '1997-09-30', '1998-06-30')
    expect(sum(later)).toBe(1882)
  })

  test('has ages of 27.000 to 38.857 weeks and the published frequency table', () => {
    const { age, frequency } = cdnowCalibration()
    expect(Math.min(...age)).toBe(27)
    expect(Math.max(...age)).toBeCloseTo(38.857, 3)
    const table = new Array(8).fill(0)
    for (const x of frequency) table[Math.min(x, 7)]++
    expect(table).toEqual([1411, 439, 214, 100, 62, 38, 29, 64])
  })

  test('adds up what was spent in both periods', () => {
    const histories = cdnowCalibration()
    expect(sum(histories.totalSpend)).toBeCloseTo(173_115.55, 2)
    const later = spendAfter(cdnowSample(), histories.customerIds, '1997-09-30', '1998-06-30')
    expect(sum(later)).toBeCloseTo(70_976.39, 2)
  })

  test('agrees with the published summary, customer by customer', () => {
    const histories = cdnowCalibration()
    const published = csvRows(readDataSet('cdnow/cdnow_cbs_holdout.csv')).slice(1)
    for (const [row, [, x, recency, age, , spend]] of published.entries()) {
      expect(histories.frequency[row]).toBe(Number(x))
      expect(histories.recency[row]).toBeCloseTo(Number(recency), 5)
      expect(histories.age[row]).toBeCloseTo(Number(age), 5)
      expect(histories.meanSpend[row]).toBeCloseTo(Number(spend), 1)
    }
  })

  test('collapses the whole cohort of 23,570 into 11,104 distinct histories after 78 weeks', () => {
    const histories = purchaseHistories(cdnowMaster(), { until: '1998-06-30', timeUnit: 'week' })
    expect(histories.customerIds).toHaveLength(23_570)
    expect(sum(histories.frequency)).toBe(44_021)
    expect(groupHistories(histories).weight).toHaveLength(11_104)
  })
})

describe('purchaseHistories', () => {
  const buy = (customerId: string, date: string, amount?: number): Transaction => ({
    customerId,
    date,
    amount,
  })

  test('merges purchases of one day, in any order of rows', () => {
    const histories = purchaseHistories(
      [
        buy('anna', '2025-01-15', 20),
        buy('bo', '2025-02-01', 5),
        buy('anna', '2025-01-01', 7),
        buy('anna', '2025-01-15', 10),
      ],
      { until: '2025-02-26', timeUnit: 'week' },
    )
    expect(histories.customerIds).toEqual(['anna', 'bo'])
    expect([...histories.frequency]).toEqual([1, 0])
    expect([...histories.recency]).toEqual([2, 0])
    expect(histories.age[0]).toBe(8)
    expect([...histories.meanSpend]).toEqual([30, 0])
    expect([...histories.totalSpend]).toEqual([37, 5])
    expect(histories.logIntervalSum[0]).toBeCloseTo(Math.log(2), 15)
  })

  test('measures in days when told so', () => {
    const histories = purchaseHistories([buy('anna', '2024-02-28'), buy('anna', '2024-03-01')], {
      until: '2024-03-10',
      timeUnit: 'day',
    })
    expect([histories.recency[0], histories.age[0]]).toEqual([2, 11])
  })

  test('leaves out what came after the day of observation', () => {
    const histories = purchaseHistories(
      [buy('anna', '2025-01-01'), buy('anna', '2025-03-01'), buy('bo', '2025-03-01')],
      {
        until: '2025-02-01',
        timeUnit: 'day',
      },
    )
    expect(histories.customerIds).toEqual(['anna'])
    expect(histories.frequency[0]).toBe(0)
  })

  test('says that spend is unknown where an amount is missing', () => {
    const histories = purchaseHistories([buy('anna', '2025-01-01', 3), buy('anna', '2025-01-02')], {
      until: '2025-02-01',
      timeUnit: 'day',
    })
    expect(histories.meanSpend[0]).toBeNaN()
    expect(histories.totalSpend[0]).toBeNaN()
  })

  test('refuses dates that are none and amounts that are not finite', () => {
    const options = { until: '2025-02-01', timeUnit: 'day' } as const
    expect(() => purchaseHistories([buy('anna', '2025-02-30')], options)).toThrow(
      'date must be a calendar day',
    )
    expect(() => purchaseHistories([buy('anna', '01/02/2025')], options)).toThrow(RangeError)
    expect(() => purchaseHistories([buy('anna', '2025-01-02', Number.NaN)], options)).toThrow(
      'amount of anna',
    )
  })
})

describe('groupHistories', () => {
  test('counts equal histories, and cells are histories again', () => {
    const cells = groupHistories({
      frequency: [2, 0, 2],
      recency: [5, 0, 5],
      age: [9, 9, 9],
      weight: [1, 4, 3],
      logIntervalSum: [1, 0, 2],
    })
    expect([...cells.weight]).toEqual([4, 4])
    expect([...cells.cellOfRow]).toEqual([0, 1, 0])
    expect(cells).toMatchObject({
      customerCount: 8,
      purchaseCount: 8,
      highestFrequency: 2,
      logIntervalTotal: 7,
    })
    expect(groupHistories(cells).logIntervalTotal).toBe(7)
  })

  test('refuses impossible rows by name', () => {
    const row = (frequency: number, recency: number, age: number) => () =>
      groupHistories({ frequency: [frequency], recency: [recency], age: [age] })
    expect(row(1.5, 1, 2)).toThrow('frequency (row 0) must be a whole number')
    expect(row(1e7, 1, 2)).toThrow('frequency (row 0) must be at most 1000000')
    expect(row(1, 3, 2)).toThrow('recency (row 0) must be at most age 2, but is 3')
    expect(row(1, Number.NaN, 2)).toThrow('recency (row 0)')
    expect(row(0, 0, -1)).toThrow('age (row 0)')
    expect(row(0, 0, Number.POSITIVE_INFINITY)).toThrow('age (row 0)')
    expect(row(2, 0, 5)).toThrow('recency (row 0) must be above 0 exactly when frequency is')
    expect(() => groupHistories({ frequency: [1], recency: [], age: [1] })).toThrow(
      'frequency has 1 rows, but recency has 0',
    )
  })
})
