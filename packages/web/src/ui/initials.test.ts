import { expect, test } from 'vitest'
import { initialsOf, tintOf } from './initials.ts'

test.each([
  ['Marta Kowalczyk', 'MK'],
  ['Ana', 'A'],
  ['zoë ångström', 'ZÅ'],
  ['Hotel Linde GmbH & Co. KG', 'HK'],
  ['(unknown) 7', 'U7'],
  ['  ', '?'],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a name keeps its tint', () => {
  expect(tintOf('Marta', 6)).toBe(tintOf('Marta', 6))
})
