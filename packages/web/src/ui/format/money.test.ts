import { expect, test } from 'vitest'
import { formatMoney, formatMoneyExact, majorUnits, minorDigits, minorUnits } from './money.ts'

test('knows how many decimals a currency has', () => {
  expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
})

test('turns what was typed into whole minor units without drifting', () => {
  expect(minorUnits(1.005, 'EUR')).toBe(101)
  expect(minorUnits(0.1 + 0.2, 'EUR')).toBe(30)
  expect(minorUnits(-31.4, 'EUR')).toBe(-3140)
  expect(minorUnits(500, 'JPY')).toBe(500)
  expect(majorUnits(128_430, 'EUR')).toBe(1284.3)
})

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
