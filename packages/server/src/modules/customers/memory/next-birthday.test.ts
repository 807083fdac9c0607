import { expect, test } from 'vitest'
import { nextBirthday } from './next-birthday.ts'

const on = (day: string) => ({ now: new Date(`${day}T12:00:00Z`), timeZone: 'Europe/Warsaw' })

test('a birthday today is the next one', () => {
  expect(nextBirthday('1980-03-02', on('2026-03-02'))).toMatchObject({ nextOn: '2026-03-02', inDays: 0 })
})

test('a birthday that has passed comes round next year', () => {
  expect(nextBirthday('1980-03-01', on('2026-03-02'))).toMatchObject({ nextOn: '2027-03-01', inDays: 364 })
})

test('a leap day is celebrated on 28 February in common years', () => {
  expect(nextBirthday('1992-02-29', on('2026-02-27'))).toMatchObject({ nextOn: '2026-02-28', inDays: 1 })
  expect(nextBirthday('1992-02-29', on('2028-02-27'))).toMatchObject({ nextOn: '2028-02-29', inDays: 2 })
})

test('whose birthday nobody knows has none', () => {
  expect(nextBirthday(null, on('2026-03-02'))).toBeNull()
})
