import { expect, test } from 'vitest'
import {
  formatCompact,
  formatNumber,
  formatNumberExact,
  formatPercent,
  formatPercentExact,
} from './number.ts'

test('groups thousands as the locale does', () => {
  expect(formatNumber(4338, 'en-GB')).toBe('4,338')
  expect(formatNumber(4338.256, 'de-DE')).toBe('4.338,26')
  expect(formatCompact(1_284_000, 'en-US')).toBe('1.28M')
})

test('a share becomes a percentage', () => {
  expect(formatPercent(0.68, 'en-GB')).toBe('68%')
  expect(formatPercent(0.1234, 'en-GB', 1)).toBe('12.3%')
})

test('nearly all and nearly none do not read as all and none', () => {
  expect(formatPercent(0.001, 'en-GB')).toBe('<1%')
  expect(formatPercent(0.9996, 'en-GB')).toBe('>99.9%')
  expect([0, 1].map((share) => formatPercent(share, 'en-GB'))).toEqual(['0%', '100%'])
})

test('in columns every figure has the same decimals', () => {
  expect([0.2, 0.33].map((orders) => formatNumberExact(orders, 'en-GB', 2))).toEqual(['0.20', '0.33'])
  expect(formatPercentExact(0.05, 'de-DE', 1)).toBe('5,0\u00a0%')
})
