import { expect, test } from 'vitest'
import { formatFor } from '../../../ui/format/use-format.tsx'
import { countsInWords, type ObjectWords } from './change-set.ts'

const format = formatFor({ locale: 'en-GB', timeZone: 'UTC', currency: 'EUR' })
const words: ObjectWords = (name) =>
  ({
    contact: { label: 'Person', labelPlural: 'People' },
    order: { label: 'Order', labelPlural: 'Orders' },
  })[name]

test('what a change did is one sentence', () => {
  const counts = { contact: { created: 1500, updated: 1 }, order: { created: 5621 }, secret: { removed: 2 } }
  expect(countsInWords(counts, words, format)).toBe(
    '1,500 people and 5,621 orders added · 1 person changed · 2 records removed',
  )
})

test('a change without counts says nothing', () => {
  expect(countsInWords(null, words, format)).toBe('')
})
