import { expect, test } from 'vitest'
import { chordOf } from './chord.ts'

const press = (key: string, held: Partial<Parameters<typeof chordOf>[0]> = {}) =>
  chordOf({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held })

test('command and control are the same key', () => {
  expect(press('k', { metaKey: true })).toBe('mod+k')
  expect(press('k', { ctrlKey: true })).toBe('mod+k')
})

test('shift is named with letters and named keys, and is part of a sign', () => {
  expect(press('X', { shiftKey: true })).toBe('shift+x')
  expect(press('ArrowDown', { shiftKey: true })).toBe('shift+down')
  expect(press('?', { shiftKey: true })).toBe('?')
  expect(press('/')).toBe('/')
})
