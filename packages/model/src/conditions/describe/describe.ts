import type { ObjectDefinition } from '../../define-object.ts'
import type { Registry } from '../../registry.ts'
import { inSentence } from '../../words/in-sentence.ts'
import { type Condition, type FieldCondition, isEverything } from '../condition.ts'
import { type Said, sayAll, sayAny, sayPhrase } from './phrases.ts'
import { sayField } from './say-field.ts'
import { sayRelated } from './say-related.ts'
import { type DescribeOptions, type Scope, whoOf } from './scope.ts'

/** One part of a condition that one can take out or change by itself. */
export interface DescribedPart {
  /** What it asks of the records: "have spent over €500 in the last 90 days". */
  text: string
  condition: Condition
  /** Its place in the condition's outermost `all`; undefined when the condition is this one part. */
  index: number | undefined
}

/**
 * Says a condition in English.
 *
 * @example describe({ all: [{ field: 'lifecycle', op: 'is', value: 'customer' },
 *   { has: 'orders', sum: 'total', op: 'gt', value: 50000, within: '90d' }] }, contact, builtInRegistry)
 *   // 'People who are customers · have spent over €500 in the last 90 days'
 */
export function describe(
  condition: Condition | undefined,
  object: ObjectDefinition,
  registry: Registry,
  options: DescribeOptions = {},
): string {
  if (condition === undefined || isEverything(condition)) return `All ${inSentence(object.labelPlural)}`
  const parts = describeParts(condition, object, registry, options)
  return `${object.labelPlural} ${whoOf({ object })} ${parts.map(({ text }) => text).join(' · ')}`
}

/** Says the parts of a condition one by one: for filters whose parts are shown side by side, each to be edited. */
export function describeParts(
  condition: Condition | undefined,
  object: ObjectDefinition,
  registry: Registry,
  options: DescribeOptions = {},
): DescribedPart[] {
  if (condition === undefined) return []
  const scope: Scope = { ...options, object, registry, say }
  const parts = 'all' in condition ? condition.all : [condition]
  return parts.map((part, index) => ({
    text: say(part, scope, false).verb,
    condition: part,
    index: 'all' in condition ? index : undefined,
  }))
}

function say(condition: Condition, scope: Scope, negated: boolean): Said {
  if ('not' in condition) return say(condition.not, scope, !negated)
  if ('field' in condition) return sayField(condition, scope, negated)
  if ('has' in condition) return sayRelated(condition, scope, negated)
  if ('segment' in condition) return saySegment(condition.segment, scope, negated)
  const merged = 'any' in condition ? asList(condition.any) : undefined
  if (merged) return say(merged, scope, negated)
  const [parts, allOfThem] = 'all' in condition ? [condition.all, !negated] : [condition.any, negated]
  if (parts.length === 0) return sayPhrase('exist', {}, !allOfThem, whoOf(scope))
  const said = parts.map((part) => say(part, scope, negated))
  return allOfThem ? sayAll(said) : sayAny(said)
}

function saySegment(id: string, scope: Scope, negated: boolean): Said {
  const name = scope.segmentName?.(id)
  const value = name === undefined ? 'a certain segment' : `the segment “${name}”`
  return sayPhrase('[are] in {value}', { value }, negated, whoOf(scope))
}

/** Alternatives that all say what one field is are one list: "live in Gdańsk or Kraków". */
function asList(parts: readonly Condition[]): FieldCondition | undefined {
  const [first] = parts
  if (parts.length < 2 || !first || !('field' in first)) return undefined
  const values: (string | number)[] = []
  for (const part of parts) {
    if (!('field' in part) || part.field !== first.field || part.op !== 'is') return undefined
    if (typeof part.value !== 'string' && typeof part.value !== 'number') return undefined
    values.push(part.value)
  }
  return { field: first.field, op: 'in', value: values }
}
