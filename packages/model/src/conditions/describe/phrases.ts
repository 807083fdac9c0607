/** Putting phrases together: the small grammar of the sentences. */
import type { Phrase } from '../../fields/saying.ts'
import { withArticle } from '../../words/with-article.ts'

/** A part of a condition in words. */
export interface Said {
  /** What several records do: "live in Gdańsk". */
  verb: string
  /** The same behind a noun: "in Gdańsk". */
  after: string
}

/** What fills a phrase. */
export interface Slots {
  value?: string
  times?: string
}

/** Fills a phrase, or makes its opposite. */
export function sayPhrase(phrase: Phrase, slots: Slots, negated: boolean, who: string): Said {
  const isPair = typeof phrase !== 'string'
  const template = isPair ? phrase[negated ? 1 : 0] : phrase
  const [, head, rest] = /^\[([^\]]*)\]\s*(.*)$/.exec(template) ?? [undefined, undefined, template]
  const positive = fill(head === undefined ? rest! : `${head} ${rest}`, slots)
  const turned = negated && !isPair
  const verb = turned ? opposite(positive) : positive
  if (head === undefined) return { verb, after: `${who} ${verb}` }
  return { verb, after: `${turned ? 'not ' : ''}${fill(rest!, slots)}` }
}

const fill = (template: string, slots: Slots): string =>
  template.replace(/\{(value|times)\}/g, (_all, name: keyof Slots) => slots[name] ?? '')

function opposite(verb: string): string {
  const auxiliary = /^(are|were|have|had|can|will|sind|waren|haben|hatten|können|werden)\b/.exec(verb)?.[0]
  if (!auxiliary) return `do not ${verb}`
  const rest = verb.slice(auxiliary.length)
  return `${auxiliary} not${rest}`
}

/** "have the city Gdańsk": something definite, which one may have or not have. */
export function sayHaveThe(what: string, negated: boolean): Said {
  return {
    verb: negated ? `do not have ${what}` : `have ${what}`,
    after: negated ? `without ${what}` : `with ${what}`,
  }
}

/** "have a note", "have notes": something indefinite, of which one may have none. */
export function sayHaveSome(noun: string, negated: boolean, more = ''): Said {
  const rest = more ? ` ${more}` : ''
  return {
    verb: negated ? `have no ${noun}${rest}` : `have ${withArticle(noun)}${rest}`,
    after: negated ? `without ${withArticle(noun)}${rest}` : `with ${withArticle(noun)}${rest}`,
  }
}

/** "a, b and c". */
export const joinAnd = (words: readonly string[]): string => joined(words, 'and')

/** "a, b or c". */
export const joinOr = (words: readonly string[]): string => joined(words, 'or')

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** All at once: as verbs one after the other, behind a noun in the order in which they read best. */
export function sayAll(parts: readonly Said[]): Said {
  const verbs = parts.map(({ verb }) => verb)
  const simple = verbs.every((verb) => !/, | (and|or|und|oder) /.test(verb))
  return {
    verb: simple ? joinAnd(verbs) : verbs.join(', and '),
    after: joinAfter(parts.map(({ after }) => after)),
  }
}

/** One or the other. */
export function sayAny(parts: readonly Said[]): Said {
  if (parts.length === 1) return parts[0]!
  return {
    verb: alternatives(parts.map(({ verb }) => verb)),
    after: alternatives(parts.map(({ after }) => after)),
  }
}

function alternatives(words: readonly string[]): string {
  const simple = words.every((word) => !/, | (and|or|und|oder) /.test(word))
  return simple ? joinOr(words) : `either ${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`
}

/** Several phrases behind one noun: "in the web shop in the last 90 days with the status Placed that …". */
export function joinAfter(phrases: readonly string[]): string {
  const starting = (word: string) => phrases.filter((phrase) => phrase.startsWith(`${word} `))
  const kinds = ['with', 'without', 'who', 'that']
  const plain = phrases.filter((phrase) => !kinds.some((word) => phrase.startsWith(`${word} `)))
  const grouped = kinds.flatMap((word) => {
    const rests = starting(word).map((phrase) => phrase.slice(word.length + 1))
    return rests.length > 0 ? [`${word} ${joinAnd(rests)}`] : []
  })
  return [...plain, ...grouped].join(' ')
}
