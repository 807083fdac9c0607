import { expect, test } from 'vitest'
import { sayDays, sayGap } from './say-days.ts'

const place = { locale: 'en' }

test('short spells stay days, longer ones are rounded', () => {
  expect([0.4, 1, 13, 14, 63, 70].map((days) => sayDays(days, place))).toEqual([
    '1 day',
    '1 day',
    '13 days',
    '2 weeks',
    '9 weeks',
    '2 months',
  ])
})

test('what comes back every day or every week is not counted', () => {
  expect([1, 3, 7, 21].map((days) => sayGap(days, place))).toEqual(['day', '3 days', 'week', '3 weeks'])
})
