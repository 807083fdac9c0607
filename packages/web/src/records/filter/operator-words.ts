import type { FieldKind, Operator } from '@regulars/model'
import type { Option } from '../../ui/option.ts'

const plain: Record<Operator, string> = {
  is: 'is',
  isNot: 'is not',
  in: 'is one of',
  notIn: 'is none of',
  contains: 'contains',
  notContains: 'does not contain',
  startsWith: 'starts with',
  endsWith: 'ends with',
  gt: 'is over',
  gte: 'is at least',
  lt: 'is under',
  lte: 'is at most',
  between: 'is between',
  isEmpty: 'is empty',
  isNotEmpty: 'is filled in',
  inLast: 'is in the last',
  before: 'is longer ago than',
  inNext: 'is in the next',
  anniversaryInNext: 'comes round in the next',
}

const ofTime: Partial<Record<Operator, string>> = {
  is: 'is on',
  isNot: 'is not on',
  gt: 'is after',
  gte: 'is on or after',
  lt: 'is before',
  lte: 'is on or before',
}

const byKind: Partial<Record<FieldKind, Partial<Record<Operator, string>>>> = {
  time: {
    is: 'is at',
    isNot: 'is not at',
    gt: 'is after',
    gte: 'is at or after',
    lt: 'is before',
    lte: 'is at or before',
  },
  date: ofTime,
  instant: ofTime,
  multiSelect: {
    contains: 'includes',
    notContains: 'does not include',
    in: 'includes one of',
    notIn: 'includes none of',
  },
}

/** Lists of figures are asked for so rarely that offering them would only be in the way. */
const seldom: Partial<Record<FieldKind, readonly Operator[]>> = {
  anyReference: ['in', 'notIn'],
  number: ['in', 'notIn'],
  money: ['in', 'notIn'],
  share: ['in', 'notIn'],
  duration: ['in', 'notIn'],
  rating: ['in', 'notIn'],
  time: ['in', 'notIn'],
}

/** The operators of a kind of field as they are read between field and value. */
export function operatorOptions(kind: FieldKind, operators: readonly Operator[]): Option<Operator>[] {
  return operators
    .filter((operator) => !seldom[kind]?.includes(operator))
    .map((operator) => ({ value: operator, label: byKind[kind]?.[operator] ?? plain[operator] }))
}

/** What an operator compares with. */
export type ValueShape = 'nothing' | 'one' | 'two' | 'several' | 'span'

const shapes: Partial<Record<Operator, ValueShape>> = {
  isEmpty: 'nothing',
  isNotEmpty: 'nothing',
  between: 'two',
  in: 'several',
  notIn: 'several',
  inLast: 'span',
  before: 'span',
  inNext: 'span',
  anniversaryInNext: 'span',
}

/** What an operator compares with: nothing, one value, two, several, or a span of time. */
export const shapeOf = (operator: Operator): ValueShape => shapes[operator] ?? 'one'
