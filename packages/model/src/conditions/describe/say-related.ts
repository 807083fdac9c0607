import type { RelationSaying } from '../../fields/saying.ts'
import type { Relation } from '../../registry.ts'
import { type Measure, measuredField, measureOf, timeOf } from '../aggregate.ts'
import type { Condition, FieldCondition, Operator, RelatedCondition } from '../condition.ts'
import { resolvePath } from '../path.ts'
import { withoutNegation } from '../resolve-values.ts'
import { isNone, isSome } from './amounts.ts'
import { joinAfter, type Said, sayHaveSome, sayHaveThe, sayPhrase, withArticle } from './phrases.ts'
import { type Compared, sayComparison } from './say-field.ts'
import { amountWords } from './say-values.ts'
import { whenWords } from './say-when.ts'
import { inSentence, nounOf, type Scope, whoOf } from './scope.ts'

/** What a question about related records is said with. */
interface Asked {
  relation: Relation
  saying: RelationSaying
  /** What the records are called: "orders", and one of them: "order". */
  noun: string
  singular: string
  /** What narrows them down: "in the web shop in the last 90 days". */
  narrowed: string
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
  const asked = askedOf(condition, relation, scope)
  if (!measure) return saySome(condition, asked, negated)
  const field = measuredField(measure, relation, scope.registry)
  const { positive, negated: opposite } = withoutNegation(condition.op!)
  const turned = opposite !== negated
  if (measure.aggregate === 'count') {
    if (isSome(positive, condition.value, field)) return saySome(condition, asked, turned)
    if (isNone(positive, condition.value, field)) return saySome(condition, asked, !turned)
  }
  const compared = { key: measure.path ?? '', field, operator: positive, value: condition.value }
  return sayMeasure(measure, compared, asked, turned)
}

function askedOf(condition: RelatedCondition, relation: Relation, scope: Scope): Asked {
  const reference = relation.object.fields[relation.via]!
  const saying = (reference.kind === 'reference' && reference.inverseSay) || {}
  const there = { ...scope, object: relation.object }
  return {
    relation,
    saying,
    noun: saying.noun ?? inSentence(relation.object.labelPlural),
    singular: inSentence(relation.object.label),
    narrowed: narrowedBy(condition.where, condition.within, there),
    there,
    scope,
  }
}

function narrowedBy(where: Condition | undefined, within: string | undefined, there: Scope): string {
  const parts = where && 'all' in where ? where.all : where ? [where] : []
  const phrases = parts.map((part) => there.say(part, there, false).after)
  return joinAfter([...phrases, ...(within ? [whenWords('inLast', within, there)] : [])])
}

/** "have ordered in the last 90 days", "have no notes". */
function saySome(condition: RelatedCondition, asked: Asked, negated: boolean): Said {
  const { saying, noun, scope, there } = asked
  const special = specialIn(condition.where, saying)
  if (special) {
    const { phrase, part, rest } = special
    const { after } = there.say(part, there, false)
    const said = sayPhrase(phrase, { value: after.replace(/^(of|who|that) /, '') }, negated, whoOf(scope))
    return narrow(said, narrowedBy(rest, condition.within, there))
  }
  const said = saying.some ? sayPhrase(saying.some, {}, negated, whoOf(scope)) : sayHaveSome(noun, negated)
  return narrow(said, asked.narrowed)
}

/** The part of a condition that has a phrase of its own, and what is left of the condition. */
function specialIn(where: Condition | undefined, { by = {} }: RelationSaying) {
  const parts = where && 'all' in where ? where.all : where ? [where] : []
  const part = parts.find((one): one is FieldCondition => 'field' in one && isSpecial(one, by))
  if (!part) return undefined
  return { part, phrase: by[part.field]!, rest: { all: parts.filter((one) => one !== part) } }
}

const isSpecial = ({ field, op }: FieldCondition, by: object): boolean =>
  Object.hasOwn(by, field) && (op === 'is' || op === 'in')

function narrow({ verb, after }: Said, narrowed: string): Said {
  return narrowed ? { verb: `${verb} ${narrowed}`, after: `${after} ${narrowed}` } : { verb, after }
}

function sayMeasure(measure: Measure, compared: Compared, asked: Asked, negated: boolean): Said {
  if (measure.aggregate === 'count') return sayCount(compared, asked, negated)
  if (measure.aggregate === 'latest') return sayLatest(measure.path!, compared, asked, negated)
  if (compared.operator === 'isNotEmpty') return saySomeMeasured(compared, asked, negated)
  const { scope } = asked
  if (compared.field.kind === 'date' || compared.field.kind === 'instant')
    return sayExtremeTime(measure, compared, asked, negated)
  const words = amountWords(compared.operator, compared.value, compared.field, scope)
  const phrase = measure.aggregate === 'sum' ? asked.saying.sum?.[measure.path!] : undefined
  if (phrase) return narrow(sayPhrase(phrase, words, negated, whoOf(scope)), asked.narrowed)
  return sayHaveThe(aggregateWords(measure, words.value, asked), negated)
}

function sayCount({ field, operator, value }: Compared, asked: Asked, negated: boolean): Said {
  const { saying, noun, singular, narrowed, scope } = asked
  const words = amountWords(operator, value, field, scope)
  if (saying.count) return narrow(sayPhrase(saying.count, words, negated, whoOf(scope)), narrowed)
  return narrow(sayHaveThe(`${words.value} ${value === 1 ? singular : noun}`, negated), narrowed)
}

const superlatives = { sum: 'total', avg: 'average', max: 'highest', min: 'lowest' } as const

/** "an average total of at least €50 in orders by phone". */
function aggregateWords(measure: Measure, amount: string, { noun, narrowed, there }: Asked): string {
  const { key, field } = resolvePath(there.object, measure.path!, there.registry)
  const superlative = superlatives[measure.aggregate as keyof typeof superlatives]
  const what = nounOf(key, field)
  const called = what.startsWith(superlative) ? what : `${superlative} ${what}`
  return `${withArticle(called)} of ${amount.replace(/^exactly /, '')} in ${noun}${narrowed ? ` ${narrowed}` : ''}`
}

/** "had their latest order more than 6 months ago". */
function sayExtremeTime(measure: Measure, compared: Compared, asked: Asked, negated: boolean): Said {
  const { relation, singular, noun, narrowed, scope, there } = asked
  const when = whenWords(compared.operator, compared.value, scope)
  const which = measure.aggregate === 'max' ? 'latest' : 'first'
  const narrowing = narrowed ? ` ${narrowed}` : ''
  if (measure.path === timeOf(relation)) {
    const what = `their ${which} ${singular}${narrowing} ${when}`
    return sayPhrase([`had ${what}`, `did not have ${what}`], {}, negated, whoOf(scope))
  }
  const { key, field } = resolvePath(there.object, measure.path!, there.registry)
  return sayHaveThe(`a ${which} ${nounOf(key, field)} ${when} in ${noun}${narrowing}`, negated)
}

/** "have a latest order in the web shop". */
function sayLatest(path: string, compared: Compared, asked: Asked, negated: boolean): Said {
  const { singular, narrowed, there } = asked
  const { value, operator } = compared
  const part: FieldCondition = { field: path, op: operator, ...(value === undefined ? {} : { value }) }
  const { after } = there.say(part, there, false)
  return sayHaveThe(['a latest', singular, narrowed, after].filter(Boolean).join(' '), negated)
}

function saySomeMeasured(compared: Compared, { noun, narrowed, there }: Asked, negated: boolean): Said {
  const { after } = sayComparison({ ...compared, operator: 'isNotEmpty' as Operator }, there, false)
  return sayHaveSome(noun, negated, joinAfter([narrowed, after].filter(Boolean)))
}
