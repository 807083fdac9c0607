import { expect, test } from 'vitest'
import { likeliest } from './likeliest-kind.ts'
import type { ImportPreview } from './preview-import.ts'

type Problem = ImportPreview['problems'][number]

const lacking: Problem = { kind: 'stops', message: 'No column holds an amount.' }
const remark: Problem = { kind: 'look', message: 'The dates can be read in two ways.' }
const read = (kind: string, columns: number, lacks = false) => ({
  kind,
  recognised: null,
  mapping: Object.fromEntries(Array.from({ length: columns }, (_, index) => [`c${index}`, `f${index}`])),
  problems: lacks ? [lacking] : [],
})

test('a kind that lacks nothing goes before one with more columns that lacks something', () => {
  const { kind } = likeliest([read('transactions', 6, true), read('contacts', 3)])
  expect(kind).toBe('contacts')
})

test('among those that lack nothing the one with a place for most columns', () => {
  const { kind } = likeliest([read('contacts', 1), read('companies', 1), read('products', 4)])
  expect(kind).toBe('products')
})

test('remarks that only ask for a look do not count against a kind', () => {
  const { kind } = likeliest([{ ...read('transactions', 5), problems: [remark] }, read('contacts', 2)])
  expect(kind).toBe('transactions')
})

test('what a program is known to write goes before all', () => {
  const google = { ...read('contacts', 1), recognised: { by: 'program', label: 'Google Contacts' } as const }
  expect(likeliest([read('transactions', 9), google]).kind).toBe('contacts')
})
