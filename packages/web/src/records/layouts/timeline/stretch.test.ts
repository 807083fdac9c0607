import { expect, test } from 'vitest'
import type { DescribedField } from '../../objects/described-object.ts'
import { barOf } from './stretch.ts'

const field = (key: string, kind = 'date') => ({ key, property: key, kind }) as DescribedField
const november = { first: '2026-11-01', last: '2026-11-30' }
const fields = { from: field('from'), until: field('until') }
const bar = (from: string | null, until: string | null) =>
  barOf(fields, { id: '', from, until }, november, 'Europe/Warsaw')

test('a record lies from its first day to its last', () => {
  expect(bar('2026-11-05', '2026-11-07')).toEqual({
    start: 4,
    length: 3,
    isCutAtStart: false,
    isCutAtEnd: false,
  })
})

test('what reaches out of the window is cut off there', () => {
  expect(bar('2026-10-20', '2026-12-02')).toEqual({
    start: 0,
    length: 30,
    isCutAtStart: true,
    isCutAtEnd: true,
  })
})

test('what has no end, or ends before it begins, is on the day it begins', () => {
  expect(bar('2026-11-05', null)).toMatchObject({ start: 4, length: 1 })
  expect(bar('2026-11-05', '2026-11-01')).toMatchObject({ start: 4, length: 1 })
  expect(bar(null, '2026-11-01')).toBeUndefined()
})

test('moments are on the day that clocks of the reader show', () => {
  const at = { from: field('at', 'instant'), until: undefined }
  const record = { id: '', at: '2026-11-04T23:30:00Z' }
  expect(barOf(at, record, november, 'Europe/Warsaw')).toMatchObject({ start: 4 })
  expect(barOf(at, record, november, 'America/New_York')).toMatchObject({ start: 3 })
})
