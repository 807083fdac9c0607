import { foldText } from '@regulars/model'

/** What people typed into the search box, taken apart. */
export interface SearchWords {
  /** The whole text as it is compared with codes and addresses: in small letters. */
  exact: string
  /** The beginning of a title, folded. */
  beginning: string
  /** What comes after every title with that beginning, by code points. */
  beginningEnd: string
  /** Patterns by word; a text must match one pattern of each. */
  words: readonly (readonly string[])[]
  /** No word is longer than a letter. */
  onlyLetters: boolean
  /** Pattern of a telephone number, however it was parted; undefined when it is none. */
  phone: string | undefined
  /** The words as they may have been meant by someone who mistyped; undefined when none is long enough to be mistyped and still known. */
  near: readonly NearWord[] | undefined
}

/** A word that may hold a typing error. */
export interface NearWord {
  /** Folded. */
  word: string
  /** Patterns of its halves; a title must match one of them. */
  patterns: readonly string[]
  /** So many errors are forgiven: one, or two in a long word; none in what is no word of letters. */
  mostErrors: number
}

const mostWords = 6
const longest = 200

/** Takes a search text apart; undefined when nothing is left to look for. */
export function searchWords(text: string): SearchWords | undefined {
  const trimmed = text.replaceAll('\0', ' ').trim().slice(0, longest)
  const folded = foldText(trimmed).replace(/\s+/g, ' ')
  if (folded === '') return undefined
  const words = folded.split(' ').slice(0, mostWords)
  return {
    exact: trimmed,
    beginning: folded,
    beginningEnd: `${folded}\u{10FFFF}`,
    words: words.map(patternsOf),
    onlyLetters: words.every((word) => [...word].length < 2),
    phone: phonePattern(trimmed),
    near: nearWords(words),
  }
}

/** One or two letters only count at the beginning of a word, where an index of trigrams can still find them. */
function patternsOf(word: string): string[] {
  const literal = escapeLike(word)
  return [...word].length < 3 ? [`${literal}%`, `% ${literal}%`] : [`%${literal}%`]
}

const shortestNear = 4
const longNear = 8

/** Codes, numbers and addresses are typed as they are, or copied: only words of letters are forgiven. */
function nearWords(words: readonly string[]): NearWord[] | undefined {
  const isForgiven = (word: string) => [...word].length >= shortestNear && /^\p{L}+$/u.test(word)
  if (!words.some(isForgiven)) return undefined
  return words.map((word) =>
    isForgiven(word)
      ? { word, patterns: halvesOf(word), mostErrors: [...word].length < longNear ? 1 : 2 }
      : { word, patterns: patternsOf(word), mostErrors: 0 },
  )
}

/** The first half at the beginning of a word, the second at the end of one. */
function halvesOf(word: string): string[] {
  const letters = [...word]
  const middle = Math.ceil(letters.length / 2)
  const [first, second] = [letters.slice(0, middle).join(''), letters.slice(middle).join('')]
  return [`${first}%`, `% ${first}%`, `%${second}`, `%${second} %`]
}

/** Numbers are kept as `+48600123456`; people write `0600 123-456`. */
function phonePattern(text: string): string | undefined {
  if (!/^[+\d][\d\s()./-]*$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 5 ? `%${digits}%` : undefined
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
