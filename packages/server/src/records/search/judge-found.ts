import { damerauLevenshtein } from '@regulars/analytics'
import { foldText } from '@regulars/model'
import type { NearWord, SearchWords } from './search-words.ts'

/** A record that matches somehow. */
export interface Candidate {
  object: string
  id: string
  title: string
  subtitle: string | null
  /** 0 equal, 1 title begins with the text, 2 all words somewhere, 3 may match but for typing errors. */
  way: number
  /** Place of its object among the others. */
  place: number
}

/** Puts what was found in order: by the way it was found, those with all words in the title before the rest, then by object and title. */
export function inOrder(found: readonly Candidate[], { words }: SearchWords): Candidate[] {
  const tests = words.map((patterns) => patterns.map(testOf))
  const ranked = found.map((candidate) => {
    const title = foldText(candidate.title)
    const isInTitle = tests.every((some) => some.some((test) => test(title)))
    return { candidate, rank: candidate.way < 2 || isInTitle ? candidate.way : candidate.way + 1 }
  })
  return ranked
    .sort((a, b) => a.rank - b.rank || byPlace(a.candidate, b.candidate))
    .map(({ candidate }) => candidate)
}

/** Of titles that may match but for typing errors those that do, with the fewest errors first. */
export function mistyped(found: readonly Candidate[], words: readonly NearWord[]): Candidate[] {
  return found
    .map((candidate) => ({ candidate, errors: errorsIn(candidate.title, words) }))
    .filter(({ errors }) => errors !== undefined)
    .sort((a, b) => a.errors! - b.errors! || byPlace(a.candidate, b.candidate))
    .map(({ candidate }) => candidate)
}

function byPlace(a: Candidate, b: Candidate): number {
  return a.place - b.place || compare(a.title, b.title) || compare(a.id, b.id)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The test that `like` makes of a folded text, for the forms in which words become patterns: `word%`, `% word%`, `%word%`. */
function testOf(pattern: string): (text: string) => boolean {
  const literal = pattern.replace(/^%|%$/g, '').replace(/\\(.)/g, '$1')
  return pattern.startsWith('%') ? (text) => text.includes(literal) : (text) => text.startsWith(literal)
}

/** How many errors there are in all words; undefined when a word is not in the title, or with too many. */
function errorsIn(title: string, words: readonly NearWord[]): number | undefined {
  const parts = foldText(title).split(/[^\p{L}\p{N}]+/u)
  let errors = 0
  for (const { word, mostErrors } of words) {
    const least = Math.min(...parts.map((part) => errorsBetween(word, part, mostErrors)))
    if (least > mostErrors) return undefined
    errors += least
  }
  return errors
}

/** A word that is still being typed is compared with as much of the other. */
function errorsBetween(word: string, part: string, most: number): number {
  const whole = damerauLevenshtein(word, part, most)
  return part.length > word.length
    ? Math.min(whole, damerauLevenshtein(word, part.slice(0, word.length), most))
    : whole
}
