/** The computed fields of all objects, taken together: which depend on which, and which depend on the time. */

import type { Condition } from '../conditions/condition.ts'
import { labelOf, type ObjectDefinition } from '../define-object.ts'
import type { Field } from '../fields/field.ts'
import { spanOperators, tryRelativeDay } from '../fields/kinds/relative-day.ts'
import type { Registry } from '../registry.ts'
import { checkRollUp } from './check-roll-up.ts'
import { formulaOf } from './formulas-of.ts'
import { type FieldReading, readingsOf } from './readings.ts'
import { partsOf, type Typed } from './typed.ts'

/** Whether a field is computed by a formula or a roll-up. */
export const isComputed = (field: Field): boolean => field.formula !== undefined || field.rollUp !== undefined

interface Facts {
  readings: readonly FieldReading[]
  /** Its value changes with the time alone, so it is computed whenever it is read. */
  live: boolean
}

const known = new WeakMap<Registry, Map<string, Facts>>()

function factsOf(
  registry: Registry,
  object: ObjectDefinition,
  key: string,
  open: readonly string[] = [],
): Facts {
  const facts = known.get(registry) ?? new Map<string, Facts>()
  known.set(registry, facts)
  const name = `${object.name}.${key}`
  const found = facts.get(name)
  if (found) return found
  const rolledUp = object.fields[key]?.rollUp
  const isBroken = rolledUp && !checkRollUp(rolledUp, { registry, object }).ok
  const readings = isBroken ? [] : readingsOf(registry, object, key)
  // A circle is refused elsewhere; here it must only end.
  const live =
    tellsTime(registry, object, key) ||
    readings.some(
      (read) =>
        !open.includes(`${read.object.name}.${read.key}`) &&
        isComputed(read.object.fields[read.key]!) &&
        factsOf(registry, read.object, read.key, [...open, name]).live,
    )
  if (open.length === 0) facts.set(name, { readings, live })
  return { readings, live }
}

/** The fields that a computed field reads, by their ways. */
export const readBy = (registry: Registry, object: ObjectDefinition, key: string): readonly FieldReading[] =>
  factsOf(registry, object, key).readings

/**
 * Whether a computed field changes with the time alone (it asks for today, or for the last 90 days), so that it cannot be kept: it is computed when it
 * is read. Lists sorted or filtered by it are right, but no index helps them.
 */
export const isLive = (registry: Registry, object: ObjectDefinition, key: string): boolean =>
  isComputed(object.fields[key]!) && factsOf(registry, object, key).live

function tellsTime(registry: Registry, object: ObjectDefinition, key: string): boolean {
  const field = object.fields[key]!
  if (field.rollUp)
    return (
      field.rollUp.within !== undefined || (field.rollUp.where !== undefined && asksTime(field.rollUp.where))
    )
  if (field.formula === undefined) return false
  const checked = formulaOf(registry, object, key)
  return checked.ok && isTimely(checked.formula)
}

/** Whether a formula asks for today or now. */
export const isTimely = (formula: Typed): boolean =>
  partsOf(formula).some(
    (part) => part.node === 'operation' && (part.operation === 'today' || part.operation === 'now'),
  )

/** Whether a condition compares with what moves on by itself: today, the last 90 days. */
export function asksTime(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(asksTime)
  if ('any' in condition) return condition.any.some(asksTime)
  if ('not' in condition) return asksTime(condition.not)
  if ('segment' in condition) return false
  if (
    'has' in condition &&
    (condition.within !== undefined || (condition.where && asksTime(condition.where)))
  )
    return true
  const { op, value } = condition
  if (op !== undefined && spanOperators.includes(op)) return true
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.some((one) => typeof one === 'string' && (one === 'now' || tryRelativeDay(one) !== undefined))
}

/** The computed fields that read a field, by name of object and key: what goes wrong when it goes. Without a key, those that read anything of the object. */
export function readersOf(
  registry: Registry,
  object: ObjectDefinition,
  key?: string,
): { object: ObjectDefinition; key: string }[] {
  return registry.objects.flatMap((reader) =>
    Object.keys(reader.fields)
      .filter((own) => isComputed(reader.fields[own]!))
      .filter((own) =>
        readBy(registry, reader, own).some(
          (read) => read.object.name === object.name && (key === undefined || read.key === key),
        ),
      )
      .map((own) => ({ object: reader, key: own })),
  )
}

/** A circle among computed fields, as it is said: the labels of the fields on the way round, the first again at the end. */
export interface Circle {
  object: ObjectDefinition
  key: string
  labels: readonly string[]
}

/** The first circle that a computed field is part of or leads into; undefined when it can be computed. */
export function circleFrom(registry: Registry, object: ObjectDefinition, key: string): Circle | undefined {
  const done = new Set<string>()
  const visit = (
    at: ObjectDefinition,
    field: string,
    open: readonly [string, string][],
  ): readonly [string, string][] | undefined => {
    const name = `${at.name}.${field}`
    const since = open.findIndex(([one]) => one === name)
    const label = `${labelOf(field, at.fields[field]!)} of ${at.labelPlural.toLowerCase()}`
    if (since >= 0) return [...open.slice(since), [name, label]]
    if (done.has(name)) return undefined
    for (const read of readBy(registry, at, field)) {
      const target = read.object.fields[read.key]
      if (!target || !isComputed(target)) continue
      const found = visit(read.object, read.key, [...open, [name, label]])
      if (found) return found
    }
    done.add(name)
    return undefined
  }
  const round = visit(object, key, [])
  return round && { object, key, labels: round.map(([, label]) => label) }
}

/** A circle as a sentence with the way out. */
export const sayCircle = ({ labels }: Circle): string =>
  labels.length === 2
    ? `The formula of ${labels[0]} names the field itself, so it could never be computed. Take it out.`
    : `These fields would go round in a circle: ${labels.join(' → ')}. Take one of them out of the formula of the one before it.`
