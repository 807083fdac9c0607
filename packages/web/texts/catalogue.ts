import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What an English text is in another language: a text, one by place (`''` is anywhere else), or `null` where nobody reads it. */
export type Translation = string | null | Readonly<Record<string, string>>
export type Catalogue = Readonly<Record<string, Translation>>

const folder = import.meta.dirname

/** The parts of a catalogue: `screens` for texts of the screens, `answers` for those of the server and the model. */
export type Part = 'screens' | 'answers'

/** The languages there is a catalogue of, besides English, in which the source is written. */
export const languages: readonly string[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** One part of the catalogue of a language, from all its files; what several of them say of one text holds together. */
export function readCatalogue(language: string, part: Part): Catalogue {
  const from = path.join(folder, language, part)
  const whole: Record<string, Translation> = {}
  for (const name of readdirSync(from)
    .filter((file) => file.endsWith('.json'))
    .toSorted()) {
    const read = JSON.parse(readFileSync(path.join(from, name), 'utf8')) as Catalogue
    for (const [key, entry] of Object.entries(read)) whole[key] = together(whole[key], entry)
  }
  return whole
}

function together(one: Translation | undefined, other: Translation): Translation {
  if (one === undefined || one === null) return other
  return other === null ? one : { ...byPlace(one), ...byPlace(other) }
}

const byPlace = (entry: string | Readonly<Record<string, string>>) =>
  typeof entry === 'string' ? { '': entry } : entry

/** Between a text and the place in which it has a translation of its own. */
export const placeMark = '\u0004'

/** The name under which the programs looks a text of a file up: the text, and the place where it is said otherwise there. */
export function nameIn(catalogue: Catalogue, key: string, file: string): string | undefined {
  const entry = catalogue[key]
  if (entry === undefined || entry === null) return undefined
  if (typeof entry === 'string') return key
  const [place] = Object.keys(entry)
    .filter((prefix) => prefix !== '' && file.startsWith(prefix))
    .toSorted((a, b) => b.length - a.length)
  if (place !== undefined) return `${key}${placeMark}${place}`
  return '' in entry ? key : undefined
}

/** The catalogue as the program reads it: name to text. */
export function flattened(catalogue: Catalogue): Record<string, string> {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([key, entry]): [string, string][] => {
      if (entry === null) return []
      return Object.entries(byPlace(entry)).map(([place, text]) => [
        place === '' ? key : `${key}${placeMark}${place}`,
        text,
      ])
    }),
  )
}
