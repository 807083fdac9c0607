/** What narrows related records down, and how it joins the phrase said of those who have them. */
import type { Phrase, RelationSaying } from '../../fields/saying.ts'
import type { Condition, FieldCondition, RelatedCondition } from '../condition.ts'
import { resolvePath } from '../path.ts'
import { withoutNegation } from '../resolve-values.ts'
import { joinAfter } from './phrases.ts'
import { choiceWords } from './say-values.ts'
import { whenWords } from './say-when.ts'
import type { Scope } from './scope.ts'

/** What a related condition says of the related records. */
export interface Narrowing {
  /** The phrase of their own that some conditions have, filled: "have opened a message". */
  special?: { phrase: Phrase; value: string }
  /** The rest, as behind a noun: "in the web shop in the last 90 days". */
  words: string
  /** The rest tells when, where or how, so it may stand behind a verb: "have ordered in the web shop". */
  adverbial: boolean
}

/** What narrows the related records of a condition down, said in their own scope. */
export function narrowingOf(
  { where, within }: RelatedCondition,
  saying: RelationSaying,
  there: Scope,
  withSpecial: boolean,
): Narrowing {
  const parts = where === undefined ? [] : 'all' in where ? where.all : [where]
  const part = withSpecial ? parts.find((one) => specialPhrase(one, saying)) : undefined
  const rest = parts.filter((one) => one !== part)
  const phrases = rest.map((one) => there.say(one, there, false).after)
  const spans = within === undefined ? [] : [whenWords('inLast', within, there)]
  return {
    ...(part ? { special: specialOf(part as FieldCondition, saying, there) } : {}),
    words: joinAfter([...phrases, ...spans]),
    adverbial: rest.every((one) => isAdverbial(one, there)),
  }
}

/** The phrase of the field that a part speaks of, be it directly or on the way to another: `product`, `product.name`. */
function specialPhrase(part: Condition, { by = {} }: RelationSaying): Phrase | undefined {
  if (!('field' in part) || withoutNegation(part.op).negated) return undefined
  const [first] = part.field.split('.')
  return Object.hasOwn(by, first!) ? by[first!] : undefined
}

function specialOf(
  part: FieldCondition,
  saying: RelationSaying,
  there: Scope,
): { phrase: Phrase; value: string } {
  const phrase = specialPhrase(part, saying)!
  const { steps, field } = resolvePath(there.object, part.field, there.registry)
  const direct = steps.length === 0 && (part.op === 'is' || part.op === 'in')
  const said = direct ? choiceWords(part.value, field, there) : there.say(part, there, false).after
  return { phrase, value: said.replace(/^of /, '') }
}

/** By its phrase: what "[were placed] at …" or "[happened] by …" tells is where and how something happened. */
function isAdverbial(part: Condition, there: Scope): boolean {
  if (!('field' in part) || withoutNegation(part.op).negated || part.op === 'isNotEmpty') return false
  const { steps, field } = resolvePath(there.object, part.field, there.registry)
  const [step] = steps
  const say = step ? step.from.fields[step.via]?.say : field.say
  const phrase = step ? say?.through : (say?.is ?? say?.when)
  return typeof phrase === 'string' && /^\[(were|happened)\b/.test(phrase)
}
