/**
 * Whether two texts may name one thing as far as their numbers go. A code (one word with a digit in it) agrees only with itself; in words with
 * numbers the numbers of one must all stand in the other.
 * The shopkeeper's question: "Machine LM-7 and machine LM-8: a slip of the finger, or two machines?"
 *
 * @param one plain text, as is `two`: no capitals, no outer blanks
 * @cost linear in the length of both
 * @example
 * numbersAgree('lm-7', 'lm-8') // false
 * numbersAgree('studio 54', 'studio 55') // false
 * numbersAgree('la pavoni ep8', 'la pavoni ep8 2019') // true
 */
export function numbersAgree(one: string, two: string): boolean {
  if (one === two) return true
  const [inOne, inTwo] = [numbersIn(one), numbersIn(two)]
  if (inOne.size === 0 && inTwo.size === 0) return true
  if (isOneWord(one) && isOneWord(two)) return false
  return inOne.isSubsetOf(inTwo) || inTwo.isSubsetOf(inOne)
}

/** Whether a text is one word with a digit in it: `lm-7`, `2026/0412`. */
export const isCode = (text: string): boolean => isOneWord(text) && /\d/.test(text)

const isOneWord = (text: string): boolean => !/\s/.test(text)

const numbersIn = (text: string): ReadonlySet<string> => new Set(text.match(/\d+/g))
