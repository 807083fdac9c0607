import { labelOf } from '../define-object.ts'
import type { Registry, Relation } from '../registry.ts'
import { trySpan } from '../time/span.ts'
import { nearest } from '../words/nearest.ts'
import { canMeasure, type Measure, measuredField, measureOperators } from './aggregate.ts'
import { aggregates, type Condition, type RelatedCondition } from './condition.ts'
import { type Compared, parseComparison } from './parse-field-condition.ts'
import { tryPath } from './path.ts'
import { type Place, type Reading, shapeProblem } from './reading.ts'

const keys = ['has', 'where', 'within', ...aggregates, 'op', 'value']

/** Reads `{ has, where, within, … }`, with or without something measured. */
export function parseRelatedCondition(
  given: Record<string, unknown>,
  place: Place,
  reading: Reading,
): Condition | undefined {
  const stray = shapeProblem(given, keys)
  if (stray) return reading.refuse(place, stray)
  const relation = typeof given.has === 'string' && reading.registry.relation(place.object.name, given.has)
  if (!relation) return reading.refuse(place, noRelation(given.has, place, reading.registry), 'has')
  const before = reading.problems.length
  const parts = {
    has: relation.name,
    ...parseWhere(given.where, relation, place, reading),
    ...parseWithin(given.within, place, reading),
    ...parseMeasure(given, relation, place, reading),
  }
  return reading.problems.length > before ? undefined : parts
}

function parseWhere(
  given: unknown,
  relation: Relation,
  place: Place,
  reading: Reading,
): Partial<RelatedCondition> {
  if (given === undefined || given === null) return {}
  const where = reading.parsePart(given, reading.below(place, 'where', relation.object), reading)
  return where ? { where } : {}
}

function parseWithin(given: unknown, place: Place, reading: Reading): Partial<RelatedCondition> {
  if (given === undefined || given === null) return {}
  if (typeof given === 'string' && trySpan(given)) return { within: given.trim() }
  reading.refuse(place, '“within” takes a span of time, such as 90d, 6w, 3m or 1y.', 'within')
  return {}
}

function parseMeasure(
  given: Record<string, unknown>,
  relation: Relation,
  place: Place,
  reading: Reading,
): Partial<RelatedCondition> {
  const named = aggregates.filter((aggregate) => given[aggregate] !== undefined)
  if (named.length > 1) {
    reading.refuse(place, `Only one of ${named.join(', ')} can be compared at a time.`)
    return {}
  }
  if (named.length === 0) {
    if (given.op === undefined && given.value === undefined) return {}
    reading.refuse(
      place,
      'Say what to compare: "count": true, or "sum", "avg", "min", "max" or "latest" of a field.',
    )
    return {}
  }
  const measure = readMeasure(given, relation, place, reading)
  const compared = measure && comparedBy(measure, relation, reading.registry)
  const comparison = compared && parseComparison(given, compared, place, reading)
  if (!comparison) return {}
  return measure.path === undefined
    ? { count: true, ...comparison }
    : { [measure.aggregate]: measure.path, ...comparison }
}

function readMeasure(
  given: Record<string, unknown>,
  relation: Relation,
  place: Place,
  reading: Reading,
): Measure | undefined {
  const aggregate = aggregates.find((name) => given[name] !== undefined)!
  const named = given[aggregate]
  if (aggregate === 'count')
    return named === true ? { aggregate } : reading.refuse(place, '“count” takes true.', 'count')
  if (typeof named !== 'string')
    return reading.refuse(place, `“${aggregate}” takes the name of a field.`, aggregate)
  const found = tryPath(relation.object, named, reading.registry)
  if ('problem' in found) return reading.refuse(place, found.problem, aggregate)
  const label = labelOf(found.key, found.field)
  if (found.field.internal || !canMeasure(aggregate, found.field))
    return reading.refuse(place, `“${aggregate}” cannot be taken of ${label}.`, aggregate)
  return { aggregate, path: named }
}

function comparedBy(measure: Measure, relation: Relation, registry: Registry): Compared {
  const field = measuredField(measure, relation, registry)
  const label = measure.path === undefined ? 'The number' : (field.label ?? measure.path)
  return { field, label, operators: measureOperators(measure, field) }
}

function noRelation(given: unknown, place: Place, registry: Registry): string {
  if (typeof given !== 'string') return '“has” takes the name of related records.'
  const names = registry.relations(place.object.name).map(({ name }) => name)
  const guess = nearest(given, names)
  const what = `${place.object.label} has no related “${given.slice(0, 60)}”.`
  if (guess) return `${what} Did you mean “${guess}”?`
  return names.length > 0 ? `${what} There are ${names.join(', ')}.` : what
}
