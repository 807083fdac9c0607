import { timeOf } from '../conditions/aggregate.ts'
import type { Condition } from '../conditions/condition.ts'
import {
  type EvaluateOptions,
  evaluate,
  latestOf,
  type RecordValues,
  valueAt,
} from '../conditions/evaluate.ts'
import { compareValues } from '../conditions/holds.ts'
import { resolvePath } from '../conditions/path.ts'
import type { Field } from '../fields/field.ts'
import type { RollUp } from '../fields/roll-up.ts'
import type { Registry, Relation } from '../registry.ts'
import { codePointOrder } from './code-point-order.ts'
import * as decimal from './decimal.ts'

/** Most entries of a list. */
export const mostRolledUp = 200

/** What a roll-up is computed from: what conditions are answered from, and the currency that amounts are summed in. */
export type EvaluateRollUpOptions = Omit<EvaluateOptions, 'segment'> & { currency: string }

/**
 * The condition that related records satisfy when they count: what the roll-up asks, its span, and for sums of amounts the currency of the business, since
 * amounts of different currencies are never put together. Undefined when all count.
 */
export function rollUpCondition(
  { where, within, of }: RollUp,
  { object }: Relation,
  registry: Registry,
  currency: string,
): Condition | undefined {
  const parts: Condition[] = where ? [where] : []
  if (within !== undefined) parts.push({ field: object.time ?? 'createdAt', op: 'inLast', value: within })
  const field = of === undefined ? undefined : resolvePath(object, of, registry).field
  if (of !== undefined && field?.kind === 'money' && field.currency !== undefined) {
    const path = [...of.split('.').slice(0, -1), field.currency].join('.')
    parts.push({ field: path, op: 'is', value: currency })
  }
  return parts.length < 2 ? parts[0] : { all: parts }
}

/**
 * Sums up the related records of one record, without a database; agrees with what the server keeps.
 *
 * @param field the field that holds the result: whole numbers and amounts are rounded half away from zero
 */
export function evaluateRollUp(
  rollUp: RollUp,
  field: Field,
  record: RecordValues,
  options: EvaluateRollUpOptions,
): unknown {
  const relation = options.registry.relation(options.object.name, rollUp.over)
  if (!relation) throw new RangeError(`${options.object.name} has no related "${rollUp.over}".`)
  const there = { ...options, object: relation.object }
  const condition = rollUpCondition(rollUp, relation, options.registry, options.currency)
  const records = options
    .related(record, rollUp.over, options.object)
    .filter((one) => !condition || evaluate(condition, one, there))
  if (rollUp.of === undefined) return records.length
  return take(rollUp, rollUp.of, records, field, relation, there)
}

function take(
  { take: how }: RollUp,
  path: string,
  records: readonly RecordValues[],
  field: Field,
  relation: Relation,
  there: EvaluateRollUpOptions,
): unknown {
  if (how === 'latest') {
    const latest = latestOf(records, timeOf(relation))
    return (latest && valueAt(path, latest, there)) ?? null
  }
  const values = records
    .map((one) => valueAt(path, one, there))
    .filter((value) => value !== null && value !== undefined)
  if (how === 'list') {
    const texts = [...new Set(values.map(String))].sort(codePointOrder).slice(0, mostRolledUp)
    return texts.length > 0 ? texts : null
  }
  if (how === 'sum' || how === 'avg') return summed(values.map(Number), how, field)
  const direction = how === 'max' ? 1 : -1
  return (
    values.reduce((best, value) => (compareValues(value, best) * direction > 0 ? value : best), values[0]) ??
    null
  )
}

/** Exactly, whatever the order. */
function summed(values: readonly number[], how: 'sum' | 'avg', field: Field): number | null {
  const sum = values.reduce((total, value) => total + (decimal.ofNumber(value) ?? 0n), 0n)
  if (how === 'avg' && values.length === 0) return null
  const result = how === 'sum' ? decimal.kept(sum) : decimal.divide(sum, decimal.ofWhole(values.length))
  if (result === null) return null
  const isWhole =
    ['money', 'duration', 'rating'].includes(field.kind) ||
    (field.kind === 'number' && field.integer === true)
  return isWhole ? decimal.toWhole(result) : decimal.toNumber(result)
}
