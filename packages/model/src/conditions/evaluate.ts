import { type ObjectDefinition, propertyOf } from '../define-object.ts'
import { comparable } from '../fields/kinds/index.ts'
import type { Registry, Relation } from '../registry.ts'
import { measuredField, measureOf, timeOf } from './aggregate.ts'
import type { Condition, ConditionSetting, FieldCondition, RelatedCondition } from './condition.ts'
import { compareValues, holds } from './holds.ts'
import { type PathStep, resolvePath } from './path.ts'
import { resolveTest } from './resolve-values.ts'

/** A record as JSON carries it: `{ id, name, companyId, … }`. */
export type RecordValues = Readonly<Record<string, unknown>>

/** What a condition about one record is answered from. */
export interface EvaluateOptions {
  registry: Registry
  /** Object the record is one of. */
  object: ObjectDefinition
  setting: ConditionSetting
  /**
   * The records that a relation (`orders`, `score`) or a reference (`company`) of a record leads to, as far as they may be seen:
   * none or one for references and one-relations.
   */
  related(record: RecordValues, name: string, object: ObjectDefinition): readonly RecordValues[]
  /** Condition of a segment; undefined when there is none of that id. */
  segment?(id: string): Condition | undefined
  /** Value of a field that is computed when it is read, for records that come without it. */
  live?(record: RecordValues, object: ObjectDefinition, key: string): unknown
}

/**
 * Tells whether a record satisfies a condition, without a database; agrees with what the server compiles to SQL.
 * The condition must have passed `parseCondition`. Throws RangeError for a segment that is not there or that contains itself.
 *
 * @example evaluate({ field: 'city', op: 'is', value: 'gdańsk' }, { id, city: 'Gdańsk' }, options) // true
 */
export function evaluate(condition: Condition, record: RecordValues, options: EvaluateOptions): boolean {
  return holdsFor(condition, record, options, [])
}

function holdsFor(
  condition: Condition,
  record: RecordValues,
  options: EvaluateOptions,
  openSegments: readonly string[],
): boolean {
  const inner = (part: Condition): boolean => holdsFor(part, record, options, openSegments)
  if ('all' in condition) return condition.all.every(inner)
  if ('any' in condition) return condition.any.some(inner)
  if ('not' in condition) return !inner(condition.not)
  if ('field' in condition) return holdsField(condition, record, options)
  if ('has' in condition) return holdsRelated(condition, record, options, openSegments)
  const { segment } = condition
  const meaning = openSegments.includes(segment) ? undefined : options.segment?.(segment)
  if (!meaning) throw new RangeError(`There is no segment "${segment}", or it contains itself.`)
  return holdsFor(meaning, record, options, [...openSegments, segment])
}

function holdsField(condition: FieldCondition, record: RecordValues, options: EvaluateOptions): boolean {
  const { field } = resolvePath(options.object, condition.field, options.registry)
  const test = resolveTest(condition.op, condition.value, field, options.setting)
  return holds(test, valueAt(condition.field, record, options))
}

/** Value at the end of a path; undefined where it leads to no record. */
export function valueAt(path: string, record: RecordValues, options: EvaluateOptions): unknown {
  const { steps, object, key, field } = resolvePath(options.object, path, options.registry)
  let current: RecordValues | undefined = record
  for (const step of steps) current = current && stepTo(step, current, options)
  const value = current?.[key === 'id' ? 'id' : propertyOf(key, field)]
  return current && value === undefined && field.live
    ? options.live?.(current, object, key)
    : comparable(field, value)
}

const stepTo = (step: PathStep, record: RecordValues, options: EvaluateOptions): RecordValues | undefined =>
  options.related(record, step.name, step.from)[0]

function holdsRelated(
  condition: RelatedCondition,
  record: RecordValues,
  options: EvaluateOptions,
  openSegments: readonly string[],
): boolean {
  const relation = options.registry.relation(options.object.name, condition.has)
  if (!relation) throw new RangeError(`${options.object.name} has no related "${condition.has}".`)
  const there = { ...options, object: relation.object }
  const records = options
    .related(record, condition.has, options.object)
    .filter((one) => isWithin(condition, one, relation, there))
    .filter((one) => !condition.where || holdsFor(condition.where, one, there, openSegments))
  const measure = measureOf(condition)
  if (!measure) return records.length > 0
  const field = measuredField(measure, relation, options.registry)
  const test = resolveTest(condition.op!, condition.value, field, options.setting)
  return holds(test, measured(condition, records, relation, there))
}

function isWithin(
  { within }: RelatedCondition,
  record: RecordValues,
  relation: Relation,
  { setting }: EvaluateOptions,
): boolean {
  if (within === undefined) return true
  const key = timeOf(relation)
  const field = relation.object.fields[key]!
  return holds(resolveTest('inLast', within, field, setting), record[propertyOf(key, field)])
}

function measured(
  condition: RelatedCondition,
  records: readonly RecordValues[],
  relation: Relation,
  options: EvaluateOptions,
): unknown {
  const { aggregate, path } = measureOf(condition)!
  if (path === undefined) return records.length
  if (aggregate === 'latest') {
    const latest = latestOf(records, timeOf(relation))
    return latest && valueAt(path, latest, options)
  }
  const values = records.map((one) => valueAt(path, one, options)).filter((value) => isFilled(value))
  if (aggregate === 'sum') return sumOf(values)
  if (values.length === 0) return undefined
  if (aggregate === 'avg') return sumOf(values) / values.length
  const direction = aggregate === 'max' ? 1 : -1
  return values.reduce((best, value) => (compareValues(value, best) * direction > 0 ? value : best))
}

const isFilled = (value: unknown): boolean => value !== null && value !== undefined
const sumOf = (values: readonly unknown[]): number =>
  values.reduce<number>((sum, value) => sum + Number(value), 0)

/** The most recent record; of two at the same time the one with the greater id, those without a time last. */
export function latestOf(records: readonly RecordValues[], time: string): RecordValues | undefined {
  return records.reduce<RecordValues | undefined>(
    (best, one) => (best === undefined || isLater(one, best, time) ? one : best),
    undefined,
  )
}

function isLater(one: RecordValues, other: RecordValues, time: string): boolean {
  const [left, right] = [one[time], other[time]]
  if (isFilled(left) !== isFilled(right)) return isFilled(left)
  const order = isFilled(left) ? compareValues(left, right) : 0
  return order === 0 ? String(one.id) > String(other.id) : order > 0
}
