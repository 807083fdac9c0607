import { expect, test } from 'vitest'
import { formatFor } from '../../ui/format/use-format.tsx'
import type { PersonToday } from './people-query.ts'
import { sayExpected, sayFavourite, sayReason, standingOf } from './say-person.ts'

const format = formatFor({ locale: 'en', timeZone: 'Europe/Warsaw', currency: 'EUR' })
const now = new Date('2026-11-23T09:00:00Z')
const marta: PersonToday = {
  contactId: '1',
  name: 'Marta Kowalczyk',
  email: null,
  phone: null,
  preferredChannel: null,
  reason: 'late',
  asOf: '2026-11-23',
  lastOrderOn: '2026-09-21',
  recencyDays: 63,
  gapDays: 21,
  purchaseDays: 41,
  rfmCell: '355',
  stillCustomer: 0.68,
  lifetimeValue: 31_000,
  lifetimeValueLow: 14_000,
  lifetimeValueHigh: 62_000,
  birthday: '1988-11-26',
  favourite: { name: 'Yirgacheffe', orders: 6 },
}

test('who is late is told by their own rhythm, each unit once', () => {
  expect(sayReason(marta, format)).toBe('Has not been in for 9 weeks; usually comes every 3.')
  expect(sayReason({ ...marta, gapDays: 10 }, format)).toBe(
    'Has not been in for 9 weeks; usually comes every 10 days.',
  )
  expect(sayReason({ ...marta, recencyDays: 12, gapDays: 1 }, format)).toBe(
    'Has not been in for 12 days; usually comes every day.',
  )
})

test('without a rhythm nothing is said of one', () => {
  expect(sayReason({ ...marta, gapDays: null }, format)).toBe('Has not been in for 9 weeks.')
})

test('birthdays are told as people say days', () => {
  const born = (birthday: string) => sayReason({ ...marta, reason: 'birthday', birthday }, format, now)
  expect(born('1988-11-23')).toBe('Has a birthday today.')
  expect(born('1988-11-24')).toBe('Has a birthday tomorrow.')
  expect(born('1988-11-26')).toBe('Has a birthday on Thursday.')
  expect(born('1988-11-30')).toBe('Has a birthday in 7 days.')
})

test('an estimate never stands without its range', () => {
  expect(sayExpected(marta, format)).toBe(
    'Expected to bring €310 (€140–€620) over the next 12 months; 68% likely to still be a customer.',
  )
})

test('what is not known is not said', () => {
  expect(sayExpected({ ...marta, lifetimeValue: null }, format)).toBeUndefined()
  expect(sayFavourite({ ...marta, favourite: null }, format)).toBeUndefined()
})

test('there is something to talk about, and what they are to us', () => {
  expect(sayFavourite(marta, format)).toBe('Bought 6 times: Yirgacheffe.')
  expect(standingOf(marta)).toBe('Good customer')
  expect(standingOf({ ...marta, rfmCell: '455' })).toBe('One of the best customers')
})
