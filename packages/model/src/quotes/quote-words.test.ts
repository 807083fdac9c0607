import { expect, test } from 'vitest'
import { sayRecurringTerms } from './quote-words.ts'

const terms = { termMonths: 12, noticeMonths: 1, renewal: 'automatic' } as const

test.each([
  ['en', 'agreed for 12 months from', 'gives notice 1 month before the end'],
  ['de', 'für 12 Monate vereinbart', '1 Monat vor dem Ende'],
  ['fr', 'pour 12 mois dès', '1 mois avant'],
  ['es', 'por 12 meses desde', '1 mes antes'],
  ['pl', 'obowiązują 12 miesięcy od', '1 miesiąc przed'],
])('what recurs is agreed in %s as one says it there', (language, term, notice) => {
  // A figure and its unit are not parted at the end of a line, so there may be a space of another kind between them.
  const said = sayRecurringTerms(terms, [{ period: 'month' }], language)?.replace(/\s/g, ' ')
  expect(said).toContain(term)
  expect(said).toContain(notice)
  expect(said).not.toMatch(/[{}]/)
})

test('where nothing recurs, nothing is said of it', () => {
  expect(sayRecurringTerms(terms, [{ period: 'once' }], 'en')).toBeUndefined()
})

test.each([
  ['en', 'unless one of us gives notice by the end.'],
  ['de', 'wenn nicht eine Seite bis zum Ende kündigt.'],
  ['fr', 'sauf résiliation par l’une des parties avant l’échéance.'],
  ['es', 'salvo que una de las partes lo cancele antes del final.'],
  ['pl', 'chyba że jedna ze stron wypowie je przed jego końcem.'],
])('notice until the end is not counted in months in %s', (language, ending) => {
  const said = sayRecurringTerms({ ...terms, noticeMonths: 0 }, [{ period: 'month' }], language)
  expect(said?.endsWith(ending)).toBe(true)
})
