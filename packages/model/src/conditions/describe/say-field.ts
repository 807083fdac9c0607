import type { Field } from '../../fields/field.ts'
import { kindOf } from '../../fields/kinds/index.ts'
import type { Comparison } from '../../fields/kinds/kind.ts'
import { isPlural, withArticle } from '../../words/with-article.ts'
import type { ConditionValue, FieldCondition, Operator } from '../condition.ts'
import { type PathStep, resolvePath } from '../path.ts'
import { withoutNegation } from '../resolve-values.ts'
import { isNone, isSome } from './amounts.ts'
import { joinAnd, joinOr, type Said, sayHaveSome, sayHaveThe, sayPhrase } from './phrases.ts'
import { amountWords, choiceWords, valuesOf } from './say-values.ts'
import { whenWords } from './say-when.ts'
import { nounOf, type Scope, whoOf } from './scope.ts'

/** A comparison of a field in words. */
export function sayField(condition: FieldCondition, scope: Scope, negated: boolean): Said {
  const { steps, object, key, field } = resolvePath(scope.object, condition.field, scope.registry)
  const operator = withoutNegation(condition.op)
  const turned = operator.negated !== negated
  const there = { ...scope, object }
  const compared = { key, field, operator: operator.positive, value: condition.value }
  // What is denied of a record is denied of the whole way to it: "do not work at companies in Gdańsk".
  const byReference = steps.filter(({ kind }) => kind === 'reference')
  if (byReference.length === 0) return sayComparison(compared, there, turned)
  return byReference.reduceRight(
    (inner, step, index) => sayThrough(step, inner, scope, turned && index === 0),
    sayComparison(compared, there, false),
  )
}

function sayThrough(step: PathStep, inner: Said, scope: Scope, negated: boolean): Said {
  const field = step.from.fields[step.via]!
  const phrase = field.say?.through
  if (phrase)
    return sayPhrase(phrase, { value: inner.after }, negated, whoOf({ ...scope, object: step.from }))
  return sayHaveSome(nounOf(step.via, field), negated, inner.after)
}

/** A field with what it is compared to, by a positive operator. */
export interface Compared {
  key: string
  field: Field
  operator: Operator
  value: ConditionValue | undefined
}

/** A comparison in words, by how its kind of field compares. */
export function sayComparison(compared: Compared, scope: Scope, negated: boolean): Said {
  const { key, field, operator } = compared
  if (operator === 'isNotEmpty') {
    const some = field.kind === 'yesNo' ? undefined : field.say?.some
    if (some) return sayPhrase(some, {}, negated, whoOf(scope))
    return sayHaveSome(nounOf(key, field), negated)
  }
  return bySort[kindOf(field).compares](compared, scope, negated)
}

type Sayer = (compared: Compared, scope: Scope, negated: boolean) => Said

const bySort: Record<Comparison, Sayer> = {
  text: (compared, scope, negated) =>
    compared.operator in places ? sayHolds(compared, negated) : sayIs(compared, scope, negated),
  exact: sayIs,
  list: sayIncludes,
  number: sayAmount,
  yesNo: sayYesNo,
  day: sayWhen,
  moment: sayWhen,
  clock: sayClock,
  nothing: ({ key, field }, _scope, negated) => sayHaveSome(nounOf(key, field), negated),
}

const places: Partial<Record<Operator, string>> = {
  contains: 'containing',
  startsWith: 'starting with',
  endsWith: 'ending in',
}

function sayHolds({ key, field, operator, value }: Compared, negated: boolean): Said {
  return sayHaveSome(nounOf(key, field), negated, `${places[operator]} “${valuesOf(value).join('')}”`)
}

function sayIs({ key, field, value }: Compared, scope: Scope, negated: boolean): Said {
  if (key === 'id')
    return sayPhrase('[are] {value}', { value: chosen(value, field, scope) }, negated, whoOf(scope))
  const phrase = field.say?.is
  if (phrase) return sayPhrase(phrase, { value: choiceWords(value, field, scope) }, negated, whoOf(scope))
  return sayHaveThe(`the ${nounOf(key, field)} ${choiceWords(value, field, scope, true)}`, negated)
}

/** Records picked by hand: by name when they are few, by number when they are many. */
function chosen(value: ConditionValue | undefined, field: Field, scope: Scope): string {
  const count = valuesOf(value).length
  if (count > 3) return `among ${count} picked by hand`
  return choiceWords(value, field, scope)
}

function sayIncludes({ key, field, value }: Compared, scope: Scope, negated: boolean): Said {
  const phrase = field.say?.is
  const words = choiceWords(value, field, scope, true)
  if (phrase) return sayPhrase(phrase, { value: words }, negated, whoOf(scope))
  return sayHaveThe(`${nounOf(key, field)} including ${words}`, negated)
}

function sayAmount({ key, field, operator, value }: Compared, scope: Scope, negated: boolean): Said {
  const { some, compare } = field.say ?? {}
  if (some && isSome(operator, value, field)) return sayPhrase(some, {}, negated, whoOf(scope))
  if (some && isNone(operator, value, field)) return sayPhrase(some, {}, !negated, whoOf(scope))
  const words = amountWords(operator, value, field, scope)
  if (compare) return sayPhrase(compare, words, negated, whoOf(scope))
  const noun = nounOf(key, field)
  if (isPlural(noun)) return sayHaveThe(`${words.value} ${noun}`, negated)
  return sayHaveThe(`${withArticle(noun)} of ${words.value.replace(/^exactly /, '')}`, negated)
}

function sayYesNo({ key, field, value }: Compared, scope: Scope, negated: boolean): Said {
  const phrase = field.say?.some ?? `are ${nounOf(key, field)}`
  return sayPhrase(phrase, {}, (value === false) !== negated, whoOf(scope))
}

const clockWords: Partial<Record<Operator, string>> = {
  gt: 'after',
  gte: 'at or after',
  lt: 'before',
  lte: 'at or before',
}

function sayClock({ key, field, operator, value }: Compared, scope: Scope, negated: boolean): Said {
  const words = valuesOf(value).map((one) => kindOf(field).format(one, field, { locale: scope.locale }))
  const when =
    operator === 'between' ? `between ${joinAnd(words)}` : `${clockWords[operator] ?? 'at'} ${joinOr(words)}`
  return sayHaveSome(nounOf(key, field), negated, when)
}

function sayWhen({ key, field, operator, value }: Compared, scope: Scope, negated: boolean): Said {
  const when = whenWords(operator, value, scope)
  const phrase = operator === 'anniversaryInNext' ? undefined : field.say?.when
  if (phrase) return sayPhrase(phrase, { value: when }, negated, whoOf(scope))
  return sayHaveSome(nounOf(key, field), negated, when)
}
