import { expect, test, vi } from 'vitest'

vi.mock('./language.ts', () => ({ language: 'de' }))
vi.mock('./catalogues.ts', () => ({
  screens: {},
  answers: {
    Person: 'Person',
    City: 'Ort',
    Phone: 'Telefon',
    Payment: 'Zahlung',
    'You may not see {0}.': 'Für Sie nicht sichtbar: {0}.',
    'Added a {0}': 'Hinzugefügt: {0}',
    'Changed the {0} of {1} {2}': '{1} {2} geändert: {0}',
    '{0} and {1}': '{0} und {1}',
    'There is no such {0}.': 'Nicht vorhanden: {0}.',
    name: 'Name',
    'Same {0}': 'Gleich: {0}',
    '{0} differ': '{0} verschieden',
    '{0} with one typing error': '{0} mit einem Tippfehler',
  },
}))

const { told, toldAll, writtenAll } = await import('./told.ts')

test('sentences of the server are told by their pattern, with what is put in', () => {
  expect(told('You may not see City.')).toBe('Für Sie nicht sichtbar: Ort.')
  expect(told('Added a payment')).toBe('Hinzugefügt: Zahlung')
  expect(told('Changed the city, phone of 3 Anna')).toBe('3 Anna geändert: Ort, Telefon')
  expect(told('There is no such person. You may not see Berta’s.')).toBe(
    'Nicht vorhanden: Person. Für Sie nicht sichtbar: Berta’s.',
  )
})

test('what people wrote stays as they wrote it, and so do codes', () => {
  expect(told('Johnson and Johnson')).toBe('Johnson and Johnson')
  expect(told('Added value for the café')).toBe('Added value for the café')
  expect(told('name')).toBe('name')
})

test('of an answer only what is said is told', () => {
  const answer = {
    label: 'City',
    name: 'City',
    fields: [{ label: 'Phone', key: 'Phone' }],
    count: 1,
    at: null,
  }
  expect(toldAll(answer)).toEqual({
    label: 'Ort',
    name: 'City',
    fields: [{ label: 'Telefon', key: 'Phone' }],
    count: 1,
    at: null,
  })
})

test('why two records may be one is told reason by reason', () => {
  const because = 'Same city, phone and payment; name with one typing error. Phone and city differ.'
  expect(toldAll({ because })).toEqual({
    because: 'Gleich: Ort, Telefon und Zahlung; Name mit einem Tippfehler. Telefon und Ort verschieden.',
  })
})

test('a text of any length is looked at once, whatever sentences there are', () => {
  const long = `The ${'and of to '.repeat(20_000)}end`
  expect(told(long)).toBe(long)
})

test('no sentence of ours is as long as what people write', () => {
  expect(told(`a: ${'b: '.repeat(50_000)}c`)).toMatch(/^a: b: /)
})

test('what was only told goes back as it came', () => {
  toldAll({ fields: [{ label: 'City' }, { label: 'Phone' }] })
  expect(writtenAll({ label: 'Ort', options: [{ label: 'Telefon' }, { label: 'Fax' }] })).toEqual({
    label: 'City',
    options: [{ label: 'Phone' }, { label: 'Fax' }],
  })
})
