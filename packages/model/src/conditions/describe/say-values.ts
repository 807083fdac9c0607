/** Values in words: amounts and how they compare, choices, names. */
import type { Field } from '../../fields/field.ts'
import { tryAnyReference } from '../../fields/kinds/any-reference.ts'
import { kindOf } from '../../fields/kinds/index.ts'
import { inSentence } from '../../words/in-sentence.ts'
import type { ConditionValue, Operator } from '../condition.ts'
import { joinOr, type Slots } from './phrases.ts'
import type { Scope } from './scope.ts'

/** A value as a list, as operators take one or several. */
export const valuesOf = (value: ConditionValue | undefined): readonly (string | number | boolean)[] => {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? value : [value]
}

/** Choices in words: "Gdańsk, Kraków or 9 others". */
export function choiceWords(
  value: ConditionValue | undefined,
  field: Field,
  scope: Scope,
  plain = false,
): string {
  const words = [...new Set(valuesOf(value))].map((one) => choiceWord(one, field, scope, plain))
  return words.length > 6 ? `${words.slice(0, 4).join(', ')} or ${words.length - 4} others` : joinOr(words)
}

function choiceWord(value: string | number | boolean, field: Field, scope: Scope, plain: boolean): string {
  if (value === 'me') return 'me'
  if (value === 'myTeam') return 'my team'
  if (field.kind === 'anyReference') {
    const named = tryAnyReference(String(value))
    return (named && scope.names?.(named.object, named.id)) ?? nameless(named?.object ?? '', scope)
  }
  if (field.kind === 'reference') return scope.names?.(field.to, String(value)) ?? nameless(field.to, scope)
  if (field.kind === 'country') return withThe(formatted(value, field, scope))
  const option = 'options' in field ? field.options.find((one) => one.value === value) : undefined
  if (option && !plain) return option.said ?? inSentence(option.label)
  return formatted(value, field, scope)
}

/** Countries that English gives an article. */
const withThe = (country: string): string =>
  /^(Netherlands|United|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros|Dominican Rep|Central African|.* Islands)/.test(
    country,
  )
    ? `the ${country}`
    : country

const nameless = (object: string, { registry }: Scope): string =>
  `a certain ${inSentence(registry.find(object)?.label ?? 'record')}`

/** A comparison of numbers in words. */
export function amountWords(
  operator: Operator,
  value: ConditionValue | undefined,
  field: Field,
  scope: Scope,
): Required<Slots> {
  const values = valuesOf(value)
  const words = values.map((one) => formatted(one, field, scope))
  const times = values.map((one) => timesWords(one, formatted(one, field, scope), operator))
  const prefix =
    prefixes[operator]?.[field.kind === 'money' ? 'amount' : isWhole(field) ? 'count' : 'number'] ?? ''
  if (operator === 'between')
    return {
      value: `between ${words[0]} and ${words[1]}`,
      times: `between ${words[0]} and ${words[1]} times`,
    }
  return { value: `${prefix}${joinOr(words)}`, times: `${prefix}${joinOr(times)}` }
}

/** "once", "twice", "3 times"; but nothing is "fewer than twice". */
function timesWords(value: string | number | boolean, written: string, operator: Operator): string {
  if (operator === 'lt') return `${written} times`
  return value === 1 ? 'once' : value === 2 ? 'twice' : `${written} times`
}

const isWhole = (field: Field): boolean => field.kind === 'number' && field.integer === true && !field.unit

const prefixes: Partial<Record<Operator, { amount: string; count: string; number: string }>> = {
  is: { amount: 'exactly ', count: 'exactly ', number: 'exactly ' },
  gt: { amount: 'over ', count: 'more than ', number: 'more than ' },
  gte: { amount: 'at least ', count: 'at least ', number: 'at least ' },
  lt: { amount: 'under ', count: 'fewer than ', number: 'less than ' },
  lte: { amount: 'at most ', count: 'at most ', number: 'at most ' },
}

function formatted(value: string | number | boolean, field: Field, { locale, currency }: Scope): string {
  const kept = field.kind === 'multiSelect' ? [value] : value
  return kindOf(field).format(kept, field, { locale, currency })
}
