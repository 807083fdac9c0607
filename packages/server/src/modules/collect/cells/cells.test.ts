import { describe, expect, it } from 'vitest'
import { channelOf } from './channel-of.ts'
import { tryCountryCode } from './country-code.ts'
import { detectDateOrder, orderOfFormat, tryDate } from './parse-date.ts'
import { detectDecimal, tryNumber } from './parse-number.ts'

describe('figures', () => {
  it.each([
    ['1,234.50', '.', 1234.5],
    ['1.234,50', ',', 1234.5],
    ['(12.00)', '.', -12],
    ['12-', '.', -12],
    ['\u221212', '.', -12],
    ['€ 5', '.', 5],
    ['USD 5.00', '.', 5],
    ['15 %', '.', 0.15],
    ['1 234,5', ',', 1234.5],
    ["1'234.5", '.', 1234.5],
    ['12,34,567.00', '.', 1234567],
    ['1.234', ',', 1234],
  ] as const)('reads %s with the sign %s as %d', (written, decimal, value) => {
    expect(tryNumber(written, decimal)).toBe(value)
  })

  it.each(['abc', '', '1.5.2', '1,23', '--5', '12e', 'Infinity', 'NaN', '0x10'])('refuses %s', (written) => {
    expect(tryNumber(written, '.')).toBeUndefined()
  })

  it('finds the sign before the fraction, and leaves open what is open', () => {
    expect(detectDecimal(['2,55', '1.234,00'])).toBe(',')
    expect(detectDecimal(['2.55', '1,234'])).toBe('.')
    expect(detectDecimal(['5', '7'])).toBeUndefined()
  })
})

describe('dates', () => {
  it.each([
    ['2010-12-01 08:26:00', 'ymd', '2010-12-01', 30_360],
    ['19970101', 'dmy', '1997-01-01', undefined],
    ['3/4/2018', 'mdy', '2018-03-04', undefined],
    ['31.12.2017', 'dmy', '2017-12-31', undefined],
    ['05 Jan 2023', 'mdy', '2023-01-05', undefined],
    ['5. März 2023', 'dmy', '2023-03-05', undefined],
    ['14 juillet 2023', 'dmy', '2023-07-14', undefined],
    ['14 juin 2023', 'dmy', '2023-06-14', undefined],
    ['January 5, 2023 3:04 PM', 'dmy', '2023-01-05', 54_240],
    ['1/2/24', 'dmy', '2024-02-01', undefined],
    ['12/31/2018 12:05 AM', 'mdy', '2018-12-31', 300],
  ] as const)('reads %s (%s) as %s', (written, order, day, secondOfDay) => {
    expect(tryDate(written, order)).toEqual({ day, ...(secondOfDay === undefined ? {} : { secondOfDay }) })
  })

  it('keeps the offset that is written', () => {
    expect(tryDate('2026-11-22T23:35:58.123Z', 'ymd')?.offsetMinutes).toBe(0)
    expect(tryDate('Mon, 5 Jan 2023 12:00:00 +0530', 'dmy')?.offsetMinutes).toBe(330)
  })

  it.each(['31.02.2017', '2023-13-01', '00.01.2020', 'tomorrow', '12', '2020-01-01 25:00'])(
    'refuses %s',
    (written) => {
      expect(tryDate(written, 'dmy')).toBeUndefined()
    },
  )

  it('finds the order of a column and says when it cannot be told', () => {
    expect(detectDateOrder(['3/4/2018', '12/31/2018'])).toEqual({ order: 'mdy', ambiguous: false })
    expect(detectDateOrder(['3/4/2018'], 'mdy')).toEqual({ order: 'mdy', ambiguous: true })
    expect(detectDateOrder(['2010-12-01', '2011-01-02'])).toEqual({ order: 'ymd', ambiguous: false })
    expect(detectDateOrder(['hello', 'world'])).toBeUndefined()
    expect(orderOfFormat('DD.MM.YYYY')).toBe('dmy')
    expect(orderOfFormat('hello')).toBeUndefined()
  })
})

describe('countries and channels', () => {
  it('knows countries by code, by name in several languages and by habit', () => {
    expect(['United Kingdom', 'EIRE', 'Deutschland', 'Polska', 'us', 'USA'].map(tryCountryCode)).toEqual([
      'GB',
      'IE',
      'DE',
      'PL',
      'US',
      'US',
    ])
    // “Austrlia” may be Austria too, and short names are too much alike.
    expect(['Philipines', 'Germanny', 'Austrlia', 'Irak', 'Iraan'].map(tryCountryCode)).toEqual([
      'PH',
      'DE',
      undefined,
      'IQ',
      undefined,
    ])
    expect(['Unspecified', 'European Community', 'XX', ''].map(tryCountryCode)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('reads channels from free text', () => {
    expect(['Online Store', 'POS', 'Phone', 'carrier pigeon', ' '].map(channelOf)).toEqual([
      'web',
      'store',
      'phone',
      'other',
      undefined,
    ])
  })
})
