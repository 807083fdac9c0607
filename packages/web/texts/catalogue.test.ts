import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { builtInObjects, labelOf } from '@regulars/model'
import { describe, expect, it, test } from 'vitest'
import { flattened, languages, readCatalogue } from './catalogue.ts'
import { findTexts } from './find-texts.ts'
import { textsPlugin } from './texts-plugin.ts'

const screens = path.join(import.meta.dirname, '../src')

/** What nobody but us reads: the gallery of parts, their states, and what stands only in tests. */
const isOurs = (file: string): boolean => /\.test\.|\.states\.tsx$|\/gallery\//.test(file)

const files = globSync('**/*.{ts,tsx}', { cwd: screens }).filter((file) => !isOurs(file))
const texts = files.flatMap((file) => findTexts(file, readFileSync(path.join(screens, file), 'utf8')))
const all = new Set(texts.map(({ key }) => key))
const read = new Set(texts.filter(({ looksRead }) => looksRead).map(({ key }) => key))

describe.each(languages)('the catalogue of %s', (language) => {
  const known = readCatalogue(language, 'screens')
  const answers = readCatalogue(language, 'answers')

  it('has every text of the screens', () => {
    expect([...read].filter((text) => known[text] === undefined)).toEqual([])
  })

  it('has no text that is gone from the screens', () => {
    expect(Object.keys(known).filter((text) => !all.has(text))).toEqual([])
  })

  it('has what every object and field is called', () => {
    const texts = { ...flattened(known), ...flattened(answers) }
    const labels = builtInObjects.flatMap(({ label, labelPlural, fields }) => [
      label,
      labelPlural,
      ...Object.entries(fields).map(([key, field]) => labelOf(key, field)),
    ])
    expect([...new Set(labels)].filter((label) => texts[label] === undefined)).toEqual([])
  })

  it('puts in what the English text puts in', () => {
    const wrong = Object.entries({ ...flattened(known), ...flattened(answers) }).filter(
      ([name, text]) => placesOf(name) !== placesOf(text),
    )
    expect(wrong).toEqual([])
  })
})

const placesOf = (text: string): string => [...new Set(text.match(/\{\d\}/g))].toSorted().join()

test('words of documents are left in the language of the customer', () => {
  const plugin = textsPlugin() as unknown as {
    buildStart(): void
    transform(code: string, id: string): unknown
  }
  plugin.buildStart()
  const words = path.join(import.meta.dirname, '../../model/src/quotes/words/en.ts')
  expect(plugin.transform(readFileSync(words, 'utf8'), words)).toBeUndefined()
  expect(plugin.transform('export const a = "Save"', path.join(screens, 'a.ts'))).toBeDefined()
})
