import { plainText } from './plain-text.ts'

/** Digit of each letter from a to z: 0 for vowels, which part equal digits; - for h and w, which do not. */
const digitOfLetter = '0123012-02245501262301-202'

/**
 * How does a name sound, as a letter and three digits?
 * The shopkeeper's question: "On the phone she said Ashcroft: is that Ashcraft?"
 *
 * Made for English surnames; accents are folded, anything but letters is left out. Coarse: use it to find candidates, or as
 * one step below "spelt the same".
 *
 * @source Russell (1918), US patent 1,261,167, in the rules of the US National Archives (archives.gov/research/census/soundex)
 * @param name any text
 * @returns a capital letter and three digits; empty when the name has no letter
 * @cost one walk over the name
 * @example
 * soundex('Ashcraft')
 * // 'A261'
 */
export function soundex(name: string): string {
  const letters = plainText(name).replace(/[^a-z]/g, '')
  if (letters === '') return ''
  let code = letters[0]!.toUpperCase()
  let last = digitOf(letters, 0)
  for (let at = 1; at < letters.length && code.length < 4; at++) {
    const digit = digitOf(letters, at)
    if (digit === '-') continue
    if (digit !== '0' && digit !== last) code += digit
    last = digit
  }
  return code.padEnd(4, '0')
}

function digitOf(letters: string, at: number): string {
  return digitOfLetter[letters.charCodeAt(at) - 97]!
}
