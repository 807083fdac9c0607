import { grammar } from './in-sentence.ts'

/** "a city", "an e-mail", "orders". */
export function withArticle(noun: string): string {
  if (!grammar.articles || isPlural(noun)) return noun
  return `${/^([aeio]|u(?!ni|se|r[aeiou]))/i.test(noun) ? 'an' : 'a'} ${noun}`
}

/** Tells whether a noun is plural: "order lines", "days since last order". */
export function isPlural(noun: string): boolean {
  const [main] = noun.split(/ (?:in|since|of|at|for|to|with|on|by|from) /)
  const word = main!.split(' ').at(-1)!
  return word === 'people' || (/s$/.test(word) && !/(ss|us|is)$/.test(word))
}
