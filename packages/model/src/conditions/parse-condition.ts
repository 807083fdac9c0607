import type { ObjectDefinition } from '../define-object.ts'
import type { ParseSetting } from '../fields/kinds/kind.ts'
import type { Registry } from '../registry.ts'
import { nearest } from '../words/nearest.ts'
import type { Condition } from './condition.ts'
import { parseFieldCondition } from './parse-field-condition.ts'
import { parseRelatedCondition } from './parse-related-condition.ts'
import { type ConditionProblem, type Place, Reading, shapeProblem } from './reading.ts'

/** A condition that was refused, with everything that is wrong with it. */
export class ConditionError extends Error {
  readonly problems: readonly ConditionProblem[]

  constructor(problems: readonly ConditionProblem[]) {
    super(problems.map(({ problem }) => problem).join(' '))
    this.name = 'ConditionError'
    this.problems = problems
  }
}

/**
 * Reads a condition about an object from JSON that came from outside; throws ConditionError naming every place that is wrong.
 * What comes back speaks only of fields, relations and operators that exist, and its values are of the right kind.
 *
 * @example parseCondition({ field: 'lifecycle', op: 'is', value: 'Customer' }, contact, builtInRegistry)
 *   // { field: 'lifecycle', op: 'is', value: 'customer' }
 */
export function parseCondition(
  json: unknown,
  object: ObjectDefinition,
  registry: Registry,
  setting: ParseSetting = {},
): Condition {
  const read = checkCondition(json, object, registry, setting)
  if (!read.ok) throw new ConditionError(read.problems)
  return read.condition
}

/** The same as `parseCondition`, with the problems as a value: for screens that say them before anything is sent. */
export function checkCondition(
  json: unknown,
  object: ObjectDefinition,
  registry: Registry,
  setting: ParseSetting = {},
): { ok: true; condition: Condition } | { ok: false; problems: readonly ConditionProblem[] } {
  const reading = new Reading(registry, setting, parsePart)
  const condition = parsePart(json, { object, path: '', depth: 0, relatedDepth: 0 }, reading)
  return condition && reading.problems.length === 0
    ? { ok: true, condition }
    : { ok: false, problems: reading.problems }
}

const forms = ['all', 'any', 'not', 'field', 'has', 'segment'] as const

function parsePart(json: unknown, place: Place, reading: Reading): Condition | undefined {
  if (!reading.mayEnter(place)) return undefined
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return reading.refuse(place, 'A condition is an object such as { "field": …, "op": …, "value": … }.')
  const found = forms.filter((form) => Object.hasOwn(json, form))
  if (found.length !== 1) return reading.refuse(place, whichForm(Object.keys(json), found))
  const given = json as Record<string, unknown>
  const form = found[0]!
  if (form === 'field') return parseFieldCondition(given, place, reading)
  if (form === 'has') return parseRelatedCondition(given, place, reading)
  const stray = shapeProblem(given, [form])
  if (stray) return reading.refuse(place, stray)
  if (form === 'segment') return parseSegment(given.segment, place, reading)
  if (form === 'not') {
    const inner = parsePart(given.not, reading.below(place, 'not'), reading)
    return inner && { not: inner }
  }
  return parseList(form, given[form], place, reading)
}

function parseList(
  form: 'all' | 'any',
  given: unknown,
  place: Place,
  reading: Reading,
): Condition | undefined {
  if (!Array.isArray(given)) return reading.refuse(place, `“${form}” takes a list of conditions.`, form)
  if (form === 'any' && given.length === 0)
    return reading.refuse(place, '“any” needs at least one condition.', form)
  const parts = given.map((part, index) => parsePart(part, reading.below(place, `${form}.${index}`), reading))
  const whole = parts.filter((part) => part !== undefined)
  if (whole.length < parts.length) return undefined
  return form === 'all' ? { all: whole } : { any: whole }
}

function parseSegment(given: unknown, place: Place, reading: Reading): Condition | undefined {
  if (place.object.name !== 'contact')
    return reading.refuse(place, `Segments are groups of people; ${place.object.labelPlural} have none.`)
  if (typeof given !== 'string' || given === '' || given.length > 100)
    return reading.refuse(place, '“segment” takes the id of a segment.', 'segment')
  return { segment: given }
}

function whichForm(keys: readonly string[], found: readonly string[]): string {
  if (found.length > 1)
    return `A condition has either “${found.join('” or “')}”, not both; join several with "all" or "any".`
  const guess = keys.map((key) => nearest(key, forms)).find(Boolean)
  return `A condition needs one of ${forms.join(', ')}.${guess ? ` Did you mean “${guess}”?` : ''}`
}
