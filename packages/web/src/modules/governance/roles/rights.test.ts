import { expect, test } from 'vitest'
import { rightsOf, withLevel, withoutObject, withScope } from './rights.ts'

const all = { create: 'all', read: 'all', update: 'all', delete: 'all' } as const

test('an object that is opened differently keeps the rest of what all others have', () => {
  const changed = withScope({ '*': all }, 'contact', 'delete', 'mine')
  expect(changed.contact).toEqual({ ...all, delete: 'mine' })
  expect(rightsOf(changed, 'order')).toEqual(all)
  expect(withoutObject(changed, 'contact')).toEqual({ '*': all })
})

test('what nothing opens is closed', () => {
  expect(rightsOf({}, 'contact')).toEqual({ create: 'none', read: 'none', update: 'none', delete: 'none' })
})

test('a field that may be written again leaves no trace', () => {
  const hidden = withLevel({}, 'contact', 'income', 'hidden')
  expect(hidden).toEqual({ contact: { income: 'hidden' } })
  expect(withLevel(hidden, 'contact', 'income', 'write')).toEqual({})
})
