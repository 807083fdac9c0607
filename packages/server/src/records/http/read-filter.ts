import {
  type Condition,
  ConditionError,
  type ObjectDefinition,
  type Operator,
  operators,
  parseCondition,
  tryPath,
} from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import { toColumn } from '../columns/column.ts'
import { notReadable } from '../conditions/problems.ts'
import type { Ctx } from '../context.ts'
import { unknownField } from '../read/problems.ts'

/** Reads a condition from the text of a parameter. @throws Problem `condition.not-readable` */
export function readFilter(ctx: Ctx, object: ObjectDefinition, written: string): Condition {
  let json: unknown
  try {
    json = JSON.parse(written)
  } catch {
    throw notReadable(
      new ConditionError([{ path: '', problem: 'The filter must be a condition, written as JSON.' }]),
    )
  }
  return readCondition(ctx, object, json, 'filter')
}

/** Reads a condition that came from outside. @throws Problem `condition.not-readable`, naming the parameter it came in */
export function readCondition(
  ctx: Ctx,
  object: ObjectDefinition,
  json: unknown,
  parameter: string,
): Condition {
  try {
    return parseCondition(json, object, ctx.registry, { readPhone })
  } catch (error) {
    throw error instanceof ConditionError ? notReadable(error, parameter) : error
  }
}

/**
 * Reads the short form of a filter: `email=ana@example.com`, `lifecycle=lead,customer`, `total.gte=5000`, `company.industry=Hotel`; an empty
 * value asks for what has none.
 */
export function shortFilter(ctx: Ctx, object: ObjectDefinition, name: string, value: string): Condition {
  const { path, operator } = splitName(name)
  const found = tryPath(object, path, ctx.registry)
  if ('problem' in found)
    throw unknownField(
      name,
      `There is no parameter “${name.slice(0, 100)}”, and as a filter: ${found.problem}`,
    )
  const isList = found.field.kind === 'multiSelect'
  const isChoice = isList || toColumn(found.key, found.field).lookup === 'choice'
  const read = (op: Operator, given?: unknown) =>
    readCondition(ctx, object, { field: path, op, ...(given === undefined ? {} : { value: given }) }, name)
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return read(operator)
  if (operator === 'in' || operator === 'notIn' || operator === 'between')
    return read(operator, value.split(','))
  if (operator) return read(operator, value)
  if (value === '') return read('isEmpty')
  if (isChoice && value.includes(',')) return read('in', value.split(','))
  return read(isList ? 'contains' : 'is', value)
}

/** `total.gte` → the path `total` and the operator `gte`. */
function splitName(name: string): { path: string; operator?: Operator } {
  const at = name.lastIndexOf('.')
  const last = name.slice(at + 1)
  return at > 0 && isOperator(last) ? { path: name.slice(0, at), operator: last } : { path: name }
}

const isOperator = (word: string): word is Operator => (operators as readonly string[]).includes(word)
