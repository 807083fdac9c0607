import type { Field, FieldKind } from '../fields/field.ts'
import { operatorsOf } from '../fields/kinds/index.ts'
import { number } from '../fields/make.ts'
import type { Registry, Relation } from '../registry.ts'
import { type Aggregate, aggregates, type Operator, type RelatedCondition } from './condition.ts'
import { resolvePath } from './path.ts'

/** What a question about related records measures: how many, or something of one of their fields. */
export interface Measure {
  aggregate: Aggregate
  /** Path from the related record to the field measured; absent for `count`. */
  path?: string
}

/** The measure a related condition names; undefined when it only asks whether there are any. */
export function measureOf(condition: RelatedCondition): Measure | undefined {
  for (const aggregate of aggregates) {
    const named = condition[aggregate]
    if (named === undefined) continue
    return named === true ? { aggregate } : { aggregate, path: named }
  }
  return undefined
}

/** Key of the field that says when a related record was: the object's own time, or its creation. */
export const timeOf = (relation: Relation): string => relation.object.time ?? 'createdAt'

/** Kinds of field that each aggregate can be taken of. */
const measurable: Record<Exclude<Aggregate, 'count' | 'latest'>, readonly FieldKind[]> = {
  sum: ['number', 'money', 'duration'],
  avg: ['number', 'money', 'share', 'duration', 'rating'],
  min: ['number', 'money', 'share', 'duration', 'rating', 'date', 'instant'],
  max: ['number', 'money', 'share', 'duration', 'rating', 'date', 'instant'],
}

/** Tells whether an aggregate can be taken of a field. */
export function canMeasure(aggregate: Aggregate, field: Field): boolean {
  if (aggregate === 'count') return false
  if (aggregate === 'latest') return operatorsOf(field).length > 0
  return measurable[aggregate].includes(field.kind)
}

/** The field that an aggregate's result compares like: counts are whole numbers, means have fractions. */
export function measuredField(measure: Measure, relation: Relation, registry: Registry): Field {
  if (measure.path === undefined) return number({ integer: true, label: 'Number' })
  const { field } = resolvePath(relation.object, measure.path, registry)
  const ofCents =
    ['money', 'duration', 'rating'].includes(field.kind) || (field.kind === 'number' && field.integer)
  return measure.aggregate === 'avg' && ofCents ? number({ label: field.label }) : field
}

/** Operators that may compare a measure; those that always have a value are never empty. */
export function measureOperators(measure: Measure, field: Field): readonly Operator[] {
  const always = measure.aggregate === 'count' || measure.aggregate === 'sum'
  return operatorsOf(field).filter((operator) => !(always && /Empty$/.test(operator)))
}
