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
  }
}

/** One or two letters only count at the beginning of a word, where an index of trigrams can still find them. */
function patternsOf(word: string): string[] {
  const literal = escapeLike(word)
  return [...word].length < 3 ? [`${literal}%`, `% ${literal}%`] : [`%${literal}%`]
}

/** Numbers are kept as `+48600123456`; people write `0600 123-456`. */
function phonePattern(text: string): string | undefined {
  if (!/^[+\d][\d\s()./-]*$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length >= 5 ? `%${digits}%` : undefined
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')
