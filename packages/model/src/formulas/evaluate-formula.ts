import type { RecordValues } from '../conditions/evaluate.ts'
import { type PathStep, resolvePath } from '../conditions/path.ts'
import { type ObjectDefinition, propertyOf } from '../define-object.ts'
import { comparable } from '../fields/kinds/index.ts'
import type { Registry } from '../registry.ts'
import * as decimal from './decimal.ts'
import type { FormulaType } from './formula-type.ts'
import { formulaOf } from './formulas-of.ts'
import { steps } from './operations/index.ts'
import type { FormulaSetting } from './operations/step.ts'
import { FormulaError } from './syntax.ts'
import type { Typed, Value } from './typed.ts'

/** What a formula about one record is computed from. */
export interface EvaluateFormulaOptions {
  registry: Registry
  /** Object the record is one of. */
  object: ObjectDefinition
  setting: FormulaSetting
  /** The record that a reference (`company`) or one-relation (`score`) of a record leads to, outside the bin: none or one. */
  related(record: RecordValues, name: string, object: ObjectDefinition): readonly RecordValues[]
}

/**
 * Computes a formula for one record, without a database; agrees with what the server compiles to SQL. The result is as records carry it: numbers
 * plain, amounts in whole minor units, days and moments as ISO 8601, blank as null.
 *
 * @param formula what `checkFormula` or `formulaOf` gave
 * @example evaluateFormula(formula, { id, quantity: 2, unitPrice: 1250 }, options) // 2500
 */
export function evaluateFormula(
  formula: Typed,
  record: RecordValues,
  options: EvaluateFormulaOptions,
): unknown {
  return toJson(compute(formula, record, options), formula.type)
}

function compute(typed: Typed, record: RecordValues, options: EvaluateFormulaOptions): Value {
  if (typed.node === 'constant') return typed.value
  if (typed.node === 'field') return fieldValue(typed.path, typed.type, record, options)
  const values = typed.args.map((arg) => compute(arg, record, options))
  return steps[typed.operation](values, options.setting, typed.args)
}

function fieldValue(
  path: string,
  type: FormulaType,
  record: RecordValues,
  options: EvaluateFormulaOptions,
): Value {
  const { steps: way, object, key, field } = resolvePath(options.object, path, options.registry)
  let current: RecordValues | undefined = record
  for (const step of way) current = current && stepTo(step, current, options)
  if (!current) return null
  const property = key === 'id' ? 'id' : propertyOf(key, field)
  // What is computed at read is in no record; it is computed here.
  if (current[property] === undefined && field.formula !== undefined) {
    const inner = formulaOf(options.registry, object, key)
    if (!inner.ok) throw new FormulaError(inner.problem.problem, inner.problem)
    return compute(inner.formula, current, { ...options, object })
  }
  return fromJson(comparable(field, current[property]), type)
}

const stepTo = (
  step: PathStep,
  record: RecordValues,
  options: EvaluateFormulaOptions,
): RecordValues | undefined => options.related(record, step.name, step.from)[0]

function fromJson(value: unknown, { type }: FormulaType): Value {
  if (value === null || value === undefined) return null
  switch (type) {
    case 'number':
    case 'money':
    case 'percent':
    case 'duration':
      return decimal.ofNumber(Number(value))
    case 'instant':
      return microseconds(String(value))
    case 'yesNo':
      return value === true
    case 'choices':
      return Array.isArray(value) ? value.map(String) : null
    default:
      return String(value) || null
  }
}

/** PostgreSQL keeps moments to the microsecond; JavaScript reads them to the millisecond. */
function microseconds(moment: string): bigint {
  const fraction = /\.\d{3}(\d{1,3})/.exec(moment)?.[1] ?? ''
  return BigInt(Date.parse(moment)) * 1000n + BigInt(fraction.padEnd(3, '0'))
}

function toJson(value: Value, type: FormulaType): unknown {
  if (typeof value !== 'bigint') return value
  if (type.type === 'instant') return writeMoment(value)
  const isWhole = type.type === 'money' || type.type === 'duration' || (type.type === 'number' && type.whole)
  return isWhole ? decimal.toWhole(value) : decimal.toNumber(value)
}

function writeMoment(moment: bigint): string {
  const rest = ((moment % 1000n) + 1000n) % 1000n
  const toMs = new Date(Number((moment - rest) / 1000n)).toISOString()
  return rest === 0n ? toMs : `${toMs.slice(0, -1)}${String(rest).padStart(3, '0')}Z`
}
