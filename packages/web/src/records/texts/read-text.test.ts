import { expect, test } from 'vitest'
import type { DescribedField } from '../objects/described-object.ts'
import { readDay } from './read-day.ts'
import { readNumber } from './read-number.ts'
import { readText } from './read-text.ts'
import { writeText } from './write-text.ts'

const place = (locale: string) => ({ locale, timeZone: 'Europe/Warsaw', currency: 'EUR' })
const field = (more: object): DescribedField => ({ key: 'it', property: 'it', label: 'It', ...more }) as never

test.each([
  ['en-GB', '1,284.30', 1284.3],
  ['de-DE', '1.284,30', 1284.3],
  ['de-DE', '1284,3', 1284.3],
  ['fr-FR', '1 284,30 €', 1284.3],
  ['en-IN', '12,34,567', 1234567],
  ['en-GB', '€1,284', 1284],
  ['en-GB', '12 %', 12],
  ['en-GB', '1284.30 EUR', 1284.3],
  ['en-GB', '−5', -5],
  ['en-GB', '1,2', undefined],
  ['en-GB', 'many', undefined],
])('in %s, %s is %s', (locale, written, number) => {
  expect(readNumber(written, { locale })).toBe(number)
})

test.each([
  ['en-GB', '31/03/2026', '2026-03-31'],
  ['en-US', '3/31/2026', '2026-03-31'],
  ['de-DE', '31.3.26', '2026-03-31'],
  ['en-US', '2026-03-31', '2026-03-31'],
  ['en-GB', '31/02/2026', undefined],
  ['en-GB', 'soon', undefined],
])('in %s, %s is the day %s', (locale, written, day) => {
  expect(readDay(written, locale)).toBe(day)
})

const kinds: [object, unknown][] = [
  [{ kind: 'text' }, 'Yirgacheffe, washed'],
  [{ kind: 'longText' }, 'two\nlines'],
  [{ kind: 'number' }, 1234.5678],
  [{ kind: 'number', integer: true }, -12],
  [{ kind: 'money', currency: 'currency' }, 128430],
  [{ kind: 'money' }, 5],
  [{ kind: 'share' }, 0.125],
  [{ kind: 'yesNo' }, false],
  [{ kind: 'date' }, '2026-03-31'],
  [{ kind: 'instant' }, '2026-03-31T16:30:00.000Z'],
  [{ kind: 'select', options: [{ value: 'a', label: 'First one' }] }, 'a'],
  [
    {
      kind: 'multiSelect',
      options: [
        { value: 'a', label: 'A 1' },
        { value: 'b', label: 'B 2' },
      ],
    },
    ['a', 'b'],
  ],
  [{ kind: 'email' }, 'ana@example.com'],
  [{ kind: 'country' }, 'PL'],
  [{ kind: 'currency' }, 'JPY'],
  [{ kind: 'richText' }, '## Head\n- one\n- *two*'],
  [{ kind: 'time' }, '08:30:00'],
  [{ kind: 'duration' }, 93_784],
  [{ kind: 'rating' }, 4],
  [{ kind: 'color' }, '#1f7a4d'],
  [
    { kind: 'address' },
    { street: 'Long Lane 1', postcode: '80-831', city: 'Gdańsk', region: 'Pomerania', country: 'PL' },
  ],
]

test.each(['en-GB', 'de-DE', 'fr-FR', 'ar-EG'])('in %s, what is copied is pasted as it was', (locale) => {
  for (const [more, value] of kinds) {
    const record = { id: '', currency: 'USD', it: value }
    const text = writeText(field(more), record, place(locale))
    const setting = { record, place: place(locale), findByTitle: () => ({ ok: false, problem: '' }) as const }
    expect(readText(field(more), text, setting), text).toEqual({ ok: true, value })
  }
})

test('what cannot be read says so, nothing empties, and what is needed stays', () => {
  const setting = {
    record: { id: '' },
    place: place('en-GB'),
    findByTitle: () => ({ ok: false, problem: 'no' }) as const,
  }
  expect(readText(field({ kind: 'money' }), 'lots', setting)).toEqual({
    ok: false,
    problem: '“lots” is no amount.',
  })
  expect(readText(field({ kind: 'text' }), ' ', setting)).toEqual({ ok: true, value: null })
  expect(readText(field({ kind: 'text', required: true }), '', setting).ok).toBe(false)
  expect(readText(field({ kind: 'country' }), 'Poland', setting)).toEqual({ ok: true, value: 'PL' })
})
