import { expect, test } from 'vitest'
import type { DescribedObject } from '../objects/described-object.ts'
import type { MergePreview, PreviewedRecord } from './merge-preview.ts'
import { likelySurvivor, mergeRows, togglePick } from './merge-rows.ts'

const field = (property: string, kind = 'text') => ({
  key: property,
  property,
  kind,
  label: property,
  writable: true,
})
const object = {
  fields: ['name', 'city', 'phone'].map((each) => field(each)).concat(field('tags', 'multiSelect')),
}
const record = (values: { id: string } & Record<string, unknown>) => ({ values, sources: {}, attached: {} })
const preview: MergePreview = {
  records: [
    record({ id: 'a', name: 'Marta', city: null, phone: '', tags: ['tea'] }),
    record({ id: 'b', name: 'Marta', city: 'Sopot', phone: null, tags: ['coffee'] }),
  ],
  chosen: [
    { property: 'name', value: 'Marta', recordId: 'a' },
    { property: 'city', value: 'Sopot', recordId: 'b' },
    { property: 'phone', value: null, recordId: null },
    { property: 'tags', value: ['tea', 'coffee'], recordId: null },
  ],
  rules: {},
}
const rows = (picks = {}) =>
  mergeRows(object as unknown as DescribedObject, preview, picks).map(
    ({ field: { property }, isDifferent, from, result }) => [property, isDifferent, from, result[property]],
  )

test('what differs comes first, what nobody says is left out, lists are put together', () => {
  expect(rows()).toEqual([
    ['city', true, 'b', 'Sopot'],
    ['tags', true, null, ['tea', 'coffee']],
    ['name', false, 'a', 'Marta'],
  ])
})

test('a pick wins over the rule, and is taken back by picking it again', () => {
  const picks = togglePick({}, 'tags', 'b')
  expect(rows(picks)[1]).toEqual(['tags', true, 'b', ['coffee']])
  expect(togglePick(picks, 'tags', 'b')).toEqual({})
})

test('the one with the most on it is offered to stay, of several the first', () => {
  const [a, b] = preview.records as [PreviewedRecord, PreviewedRecord]
  const sold = { ...b, attached: { order: 15, identifier: 2 } }
  expect(likelySurvivor({ records: [{ ...a, attached: { note: 1 } }, sold] })).toBe('b')
  expect(likelySurvivor({ records: [sold, a] })).toBe('b')
  expect(likelySurvivor({ records: [a, b] })).toBe('a')
})
