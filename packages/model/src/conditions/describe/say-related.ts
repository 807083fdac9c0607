import type { RelationSaying } from '../../fields/saying.ts'
import type { Relation } from '../../registry.ts'
import { inSentence } from '../../words/in-sentence.ts'
import { withArticle } from '../../words/with-article.ts'
import { type Measure, measuredField, measureOf, timeOf } from '../aggregate.ts'
import type { FieldCondition, RelatedCondition } from '../condition.ts'
import { resolvePath } from '../path.ts'
import { withoutNegation } from '../resolve-values.ts'
import { isNone, isSome } from './amounts.ts'
import { type Narrowing, narrowingOf } from './narrowing.ts'
import { joinAfter, type Said, sayHaveSome, sayHaveThe, sayPhrase } from './phrases.ts'
import { type Compared, sayComparison } from './say-field.ts'
import { amountWords } from './say-values.ts'
import { whenWords } from './say-when.ts'
import { nounOf, type Scope, whoOf } from './scope.ts'

/** What a question about related records is said with. */
interface Asked {
  relation: Relation
  saying: RelationSaying
  /** What the records are called: "orders", and one of them: "order". */
  noun: string
  singular: string
  narrowing: Narrowing
  /** The records as they are seen from: scope of their own conditions. */
  there: Scope
  /** Scope of the record asked about. */
  scope: Scope
}

/** A question about related records in words. */
export function sayRelated(condition: RelatedCondition, scope: Scope, negated: boolean): Said {
  const relation = scope.registry.relation(scope.object.name, condition.has)
  if (!relation) throw new RangeError(`${scope.object.name} has no related "${condition.has}".`)
  const measure = measureOf(condition)
  const asked = askedOf(condition, relation, scope, !measure || measure.aggregate === 'count')
  if (!measure) return saySome(asked, negated)
  const field = measuredField(measure, relation, scope.registry)
  const { positive, negated: opposite } = withoutNegation(condition.op!)
  const turned = opposite !== negated
  if (measure.aggregate === 'count') {
    if (isSome(positive, condition.value, field)) return saySome(asked, turned)
    if (isNone(positive, condition.value, field)) return saySome(asked, !turned)
  }
  const compared = { key: measure.path ?? '', field, operator: positive, value: condition.value }
  return sayMeasure(measure, compared, asked, turned)
}

function askedOf(condition: RelatedCondition, relation: Relation, scope: Scope, withSpecial: boolean): Asked {
  const reference = relation.object.fields[relation.via]!
  const saying = (reference.kind === 'reference' && reference.inverseSay) || {}
  const there = { ...scope, object: relation.object }
  return {
    relation,
    saying,
    noun: saying.noun ?? inSentence(relation.object.labelPlural),
    singular: inSentence(relation.object.label),
    narrowing: narrowingOf(condition, saying, there, withSpecial),
    there,
    scope,
  }
}

/** "have ordered in the last 90 days", "have opened a message", "have no notes". */
function saySome({ saying, noun, narrowing, scope }: Asked, negated: boolean): Said {
  const { special, words, adverbial } = narrowing
  if (special) return followed(sayPhrase(special.phrase, special, negated, whoOf(scope)), words)
  if (saying.some && adverbial) return followed(sayPhrase(saying.some, {}, negated, whoOf(scope)), words)
  return sayHaveSome(noun, negated, words)
}

function followed({ verb, after }: Said, words: string): Said {
  return words ? { verb: `${verb} ${words}`, after: `${after} ${words}` } : { verb, after }
}

function sayMeasure(measure: Measure, compared: Compared, asked: Asked, negated: boolean): Said {
  if (measure.aggregate === 'count') return sayCount(compared, asked, negated)
  if (measure.aggregate === 'latest') return sayLatest(measure.path!, compared, asked, negated)
  if (compared.operator === 'isNotEmpty') return saySomeMeasured(compared, asked, negated)
  if (compared.field.kind === 'date' || compared.field.kind === 'instant')
    return sayExtremeTime(measure, compared, asked, negated)
  return sayAggregate(measure, compared, asked, negated)
}

/** "have ordered at least 3 times", "have at least 2 orders that are returns". */
function sayCount({ field, operator, value }: Compared, asked: Asked, negated: boolean): Said {
  const { saying, noun, singular, narrowing, scope } = asked
  const { special, words, adverbial } = narrowing
  const amount = amountWords(operator, value, field, scope)
  if (special) {
    const said = sayPhrase(special.phrase, special, negated, whoOf(scope))
    return followed(said, joinAfter([amount.times, words].filter(Boolean)))
  }
  if (saying.count && adverbial)
    return followed(sayPhrase(saying.count, amount, negated, whoOf(scope)), words)
  return followed(sayHaveThe(`${amount.value} ${value === 1 ? singular : noun}`, negated), words)
}

/** "have spent over €500 in a store", "have an average total of at least €50 in orders". */
function sayAggregate(measure: Measure, compared: Compared, asked: Asked, negated: boolean): Said {
  const { saying, noun, narrowing, scope, there } = asked
  const { words, adverbial } = narrowing
  const { key, field } = resolvePath(there.object, measure.path!, there.registry)
  const amount = amountWords(compared.operator, compared.value, field, scope)
  const phrase = saying[measure.aggregate as 'sum' | 'avg']?.[measure.path!]
  if (phrase) {
    const said = sayPhrase(phrase, amount, negated, whoOf(scope))
    return followed(said, adverbial || words === '' ? words : `in ${noun} ${words}`)
  }
  const what = superlative(measure, nounOf(key, field))
  return followed(
    sayHaveThe(`${withArticle(what)} of ${amount.value.replace(/^exactly /, '')} in ${noun}`, negated),
    words,
  )
}

const superlatives = { sum: 'total', avg: 'average', max: 'highest', min: 'lowest' } as const

function superlative({ aggregate }: Measure, noun: string): string {
  const word = superlatives[aggregate as keyof typeof superlatives]
  return noun.startsWith(word) ? noun : `${word} ${noun}`
}

/** "had their latest order more than 6 months ago". */
function sayExtremeTime(measure: Measure, compared: Compared, asked: Asked, negated: boolean): Said {
  const { relation, singular, noun, narrowing, scope, there } = asked
  const when = whenWords(compared.operator, compared.value, scope)
  const which = measure.aggregate === 'max' ? 'latest' : 'first'
  const words = narrowing.words ? ` ${narrowing.words}` : ''
  if (measure.path === timeOf(relation)) {
    const what = `their ${which} ${singular}${words} ${when}`
    return sayPhrase([`had ${what}`, `did not have ${what}`], {}, negated, whoOf(scope))
  }
  const { key, field } = resolvePath(there.object, measure.path!, there.registry)
  return sayHaveThe(`a ${which} ${nounOf(key, field)} ${when} in ${noun}${words}`, negated)
}

/** "have a latest order in the web shop". */
function sayLatest(path: string, { operator, value }: Compared, asked: Asked, negated: boolean): Said {
  const { singular, narrowing, there } = asked
  const part: FieldCondition = { field: path, op: operator, ...(value === undefined ? {} : { value }) }
  const { after } = there.say(part, there, false)
  return sayHaveThe(['a latest', singular, narrowing.words, after].filter(Boolean).join(' '), negated)
}

/** "have orders with a total": there is something to measure. */
function saySomeMeasured(compared: Compared, { noun, narrowing, there }: Asked, negated: boolean): Said {
  const { after } = sayComparison({ ...compared, operator: 'isNotEmpty' }, there, false)
  return sayHaveSome(noun, negated, joinAfter([narrowing.words, after].filter(Boolean)))
}
