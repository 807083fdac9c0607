/** How nouns stand in the sentences of a language: in German with capitals, and here without an article, whose form its gender decides. */
export interface Grammar {
  capitals: boolean
  articles: boolean
}

export const grammar: Grammar = { capitals: false, articles: true }

/** From now on sentences are put as another language puts them. */
export function setGrammar(other: Grammar): void {
  Object.assign(grammar, other)
}

/** A label as it stands within a sentence: "E-mail" → "e-mail", "VAT number" as it is. */
export const inSentence = (label: string): string =>
  !grammar.capitals && /^\p{Lu}(\p{Ll}|-\p{Ll}|$)/u.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label
