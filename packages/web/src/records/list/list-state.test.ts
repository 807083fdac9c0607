import { expect, test } from 'vitest'
import { readState } from './list-state.ts'

test('an address says filter, sort, columns, view and words', () => {
  const filter = { field: 'city', op: 'is', value: 'Gdańsk' }
  const said = { filter, sort: '-revenue', columns: ['name'], view: 'v', q: 'ana' }
  expect(readState(said)).toEqual(said)
})

test('what an edited address says wrongly is left out, and digits are words too', () => {
  expect(readState({ filter: 'all', sort: 3, columns: 'name', view: {}, q: 42 })).toEqual({ q: '42' })
})
