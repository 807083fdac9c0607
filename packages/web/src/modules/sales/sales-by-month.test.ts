import { expect, test } from 'vitest'
import { salesByMonth } from './sales-by-month.ts'

const row = (month: string, amount: number, currency = 'EUR') => ({ month, amount, quantity: 1, currency })

test('months without sales are there as well, across the year', () => {
  const sales = salesByMonth([row('2025-11-01', 300), row('2026-02-01', 500)])
  expect(sales).toMatchObject({ currency: 'EUR', amount: 800, quantity: 2, isPartOf: false })
  expect(sales?.months.map(({ month, amount }) => [month, amount])).toEqual([
    ['2025-11-01', 300],
    ['2025-12-01', 0],
    ['2026-01-01', 0],
    ['2026-02-01', 500],
  ])
})

test('currencies are not added up', () => {
  expect(salesByMonth([row('2026-01-01', 100), row('2026-01-01', 900, 'PLN')])).toMatchObject({
    currency: 'PLN',
    amount: 900,
    isPartOf: true,
  })
})

test('nothing sold is nothing', () => {
  expect(salesByMonth([])).toBeUndefined()
})
