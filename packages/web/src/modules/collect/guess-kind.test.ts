import { expect, test } from 'vitest'
import { likeliestKind } from './guess-kind.ts'
import type { ImportPreview } from './preview.ts'

type Problem = ImportPreview['problems'][number]

const lacking: Problem = { kind: 'stops', message: 'No column holds an amount.' }
const remark: Problem = { kind: 'look', message: 'The dates can be read in two ways.' }
const read = (columns: number, lacks = false) => ({
  mapping: Object.fromEntries(Array.from({ length: columns }, (_, index) => [`c${index}`, `f${index}`])),
  problems: lacks ? [lacking] : [],
})

test('a kind that lacks nothing goes before one with more columns that lacks something', () => {
  const kind = likeliestKind(
    new Map([
      ['transactions', read(6, true)],
      ['contacts', read(3)],
    ]),
  )
  expect(kind).toBe('contacts')
})

test('among those that lack nothing the one with a place for most columns', () => {
  const kind = likeliestKind(
    new Map([
      ['contacts', read(1)],
      ['companies', read(1)],
      ['products', read(4)],
    ]),
  )
  expect(kind).toBe('products')
})

test('remarks that only ask for a look do not count against a kind', () => {
  const kind = likeliestKind(
    new Map([
      ['transactions', { ...read(5), problems: [remark] }],
      ['contacts', read(2)],
    ]),
  )
  expect(kind).toBe('transactions')
})
