import type { Field } from '../../fields/field.ts'
import type { ConditionValue, Operator } from '../condition.ts'

/** Tells whether a comparison of what is never negative means "more than none", however it is written. */
export function isSome(operator: Operator, value: ConditionValue | undefined, field: Field): boolean {
  return isWhole(field) && ((operator === 'gt' && value === 0) || (operator === 'gte' && value === 1))
}

/** Tells whether a comparison of what is never negative means "none", however it is written. */
export function isNone(operator: Operator, value: ConditionValue | undefined, field: Field): boolean {
  if (!isWhole(field)) return false
  return operator === 'lt' ? value === 1 : (operator === 'is' || operator === 'lte') && value === 0
}

const isWhole = (field: Field): boolean =>
  field.kind === 'money' || (field.kind === 'number' && field.integer === true)
