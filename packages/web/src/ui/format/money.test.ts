import { expect, test } from 'vitest'
import { formatMoney, formatMoneyExact } from './money.ts'

test('writes every cent where it must be exact', () => {
  expect(formatMoneyExact(128_430, 'EUR', 'en-GB')).toBe('€1,284.30')
  expect(formatMoneyExact(500, 'JPY', 'en-GB')).toBe('¥500')
  expect(formatMoneyExact(128_430, 'EUR', 'de-DE')).toBe('1.284,30\u00a0€')
})

test('rounds for people, and keeps the cents of small sums', () => {
  expect(formatMoney(231_049, 'EUR', 'en-GB')).toBe('€2,310')
  expect(formatMoney(340, 'EUR', 'en-GB')).toBe('€3.40')
  expect(formatMoney(128_430_000, 'EUR', 'en-US')).toBe('€1.28M')
  expect(formatMoney(-64_000, 'EUR', 'en-GB')).toBe('-€640')
})
