import { expect, test } from 'vitest'
import { builtInRegistry } from '../objects/index.ts'
import { builtInRoles } from './built-in-roles.ts'
import { isWithin } from './is-within.ts'
import type { ObjectRights, Rights, Scope } from './permission.ts'

const role = (key: string): Rights => builtInRoles.find((each) => each.key === key)!
const within = (inner: Rights, outer: Rights) => isWithin(inner, outer, builtInRegistry)
const reading = (scope: Scope): ObjectRights => ({
  create: 'none',
  read: scope,
  update: 'none',
  delete: 'none',
})
const contactReader = (scope: Scope): Rights => ({
  objects: { contact: reading(scope) },
  fields: {},
  capabilities: [],
})

test('every role is within itself and within the owner', () => {
  for (const each of builtInRoles) {
    expect(within(each, each)).toBe(true)
    expect(within(each, role('owner'))).toBe(true)
  }
})

test('the owner and the manager are not within lesser roles', () => {
  expect(within(role('owner'), role('manager'))).toBe(false)
  expect(within(role('manager'), role('member'))).toBe(false)
  expect(within(role('member'), role('viewer'))).toBe(false)
})

test('mine is within team, team within all, and not the other way round', () => {
  const order: Scope[] = ['none', 'mine', 'team', 'all']
  for (const [low, lower] of order.entries())
    for (const [high, higher] of order.entries())
      expect(within(contactReader(lower), contactReader(higher))).toBe(low <= high)
})

test('of two conditions one is within the other only when they are the same', () => {
  const inLinz: Scope = { where: { field: 'city', op: 'is', value: 'Linz' } }
  const inGraz: Scope = { where: { field: 'city', op: 'is', value: 'Graz' } }
  expect(within(contactReader(inLinz), contactReader(inLinz))).toBe(true)
  expect(within(contactReader(inLinz), contactReader(inGraz))).toBe(false)
  expect(within(contactReader(inLinz), contactReader('all'))).toBe(true)
})

test('a hidden field, an object under * and a capability are held back too', () => {
  const hidden = { ...contactReader('all'), fields: { contact: { email: 'hidden' } } } as const
  expect(within(contactReader('all'), hidden)).toBe(false)
  expect(within(hidden, contactReader('all'))).toBe(true)
  const everything = { ...contactReader('all'), objects: { '*': reading('all') } }
  expect(within(everything, contactReader('all'))).toBe(false)
  expect(within({ ...contactReader('all'), capabilities: ['import.run'] }, contactReader('all'))).toBe(false)
})
