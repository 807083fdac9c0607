import { expect, test } from 'vitest'
import { kpiLines, type TradedWeek } from './weeks-of-trade.ts'

const week = (placedAt: string, orders: number, currency = 'EUR'): TradedWeek => ({
  placedAt,
  currency,
  orders,
  revenue: orders * 1000,
  customers: orders,
})

test('the week that has not ended is left out', () => {
  const lines = kpiLines(
    [week('2026-11-09', 4), week('2026-11-16', 5), week('2026-11-23', 1)],
    'EUR',
    '2026-11-25',
  )
  const orders = lines.find(({ name }) => name === 'orders')!
  expect(orders.weeks.slice(-2)).toEqual([4, 5])
  expect(orders.now).toBe(9)
})

test('weeks without orders count as nothing, not as missing', () => {
  const lines = kpiLines([week('2026-10-12', 7), week('2026-11-09', 4)], 'EUR', '2026-11-23')
  const orders = lines.find(({ name }) => name === 'orders')!
  expect(orders.weeks).toEqual([0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 4, 0])
  expect([orders.now, orders.before]).toEqual([4, 7])
})

test('other currencies are not added up', () => {
  const lines = kpiLines([week('2026-11-16', 5), week('2026-11-16', 50, 'PLN')], 'EUR', '2026-11-23')
  expect(lines.map(({ now }) => now)).toEqual([5000, 5, 5])
})

test('trade that ended long ago is not told as news', () => {
  expect(kpiLines([week('2026-01-05', 5)], 'EUR', '2026-11-23')).toEqual([])
  expect(kpiLines([], 'EUR', '2026-11-23')).toEqual([])
})
