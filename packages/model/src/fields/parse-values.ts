import { labelOf, type ObjectDefinition, propertyOf } from '../define-object.ts'
import { fieldOf } from '../registry.ts'
import { nearest } from '../words/nearest.ts'
import type { Field } from './field.ts'
import { kindOf } from './kinds/index.ts'
import { type ParseSetting, quoted } from './kinds/kind.ts'

/** What is wrong with one field of an input: the property as it was sent, and a sentence for people. */
export interface FieldProblem {
  field: string
  problem: string
}

/** Values by JSON property (`companyId`), or everything that is wrong with them. */
export type ParsedValues =
  | { ok: true; values: Record<string, unknown> }
  | { ok: false; problems: FieldProblem[] }

/** How an input is read. */
export interface ParseValuesOptions extends ParseSetting {
  /** True for a change of an existing record: only what is given is read, nothing is filled in. */
  partial?: boolean
  /** True for the product's own code, which may write read-only and internal fields. Never for what came from outside. */
  trusted?: boolean
}

/**
 * Reads the values of a record as they came from outside: every property known, writable and of the right kind, nothing required
 * missing. Reports all problems at once. A new record gets the defaults of its fields.
 *
 * @example parseValues(company, { name: ' Hotel Linde ' }) // { ok: true, values: { name: 'Hotel Linde' } }
 */
export function parseValues(
  object: ObjectDefinition,
  input: unknown,
  options: ParseValuesOptions = {},
): ParsedValues {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { ok: false, problems: [{ field: '', problem: 'Send the values as one JSON object.' }] }
  const problems: FieldProblem[] = []
  const values: Record<string, unknown> = {}
  const setting = { ...options, country: countryIn(input) ?? options.country }
  for (const [property, value] of Object.entries(input)) {
    if (value === undefined) continue
    const read = readProperty(object, property, value, { ...options, ...setting })
    if (typeof read === 'string') problems.push({ field: property, problem: read })
    else if (Object.hasOwn(values, read.property))
      problems.push({ field: property, problem: `${quoted(property)} is given twice.` })
    else values[read.property] = read.value
  }
  if (!options.partial) fillIn(object, values)
  problems.push(...missing(object, values, problems, options.partial ?? false))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, values }
}

function readProperty(
  object: ObjectDefinition,
  property: string,
  value: unknown,
  options: ParseValuesOptions,
): { property: string; value: unknown } | string {
  const found = fieldOf(object, property)
  if (!found || (found.field.internal && !options.trusted)) return unknownProperty(object, property, options)
  const { key, field } = found
  const label = labelOf(key, field)
  if (field.readOnly && !options.trusted) return `${label} is kept by Regulars and cannot be set.`
  if (value === null) return { property: propertyOf(key, field), value: null }
  const parsed = kindOf(field).parse(value, field, options)
  return parsed.ok
    ? { property: propertyOf(key, field), value: parsed.value }
    : sayProblem(label, parsed.problem)
}

/** A problem of a value as a sentence about its field. */
export function sayProblem(label: string, problem: string): string {
  return /^[“„]/.test(problem) ? `${label}: ${problem}` : `${label} ${problem}`
}

function unknownProperty(
  object: ObjectDefinition,
  property: string,
  { trusted }: ParseValuesOptions,
): string {
  if (property === 'id') return 'The id is given by Regulars and cannot be set.'
  const writable = Object.entries(object.fields).filter(
    ([, field]) => trusted || (!field.readOnly && !field.internal),
  )
  const guess = nearest(
    property,
    writable.map(([key, field]) => propertyOf(key, field)),
  )
  const what = `${object.label} has no field ${quoted(property)}.`
  return guess ? `${what} Did you mean “${guess}”?` : what
}

/** Country of the record itself, by which its telephone number is read. */
function countryIn(input: object): string | undefined {
  const country = 'country' in input && typeof input.country === 'string' ? input.country.trim() : ''
  return /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : undefined
}

/**
 * Completes the values of a new record that were read with `partial`: fills in what can be, and names what is still missing. For
 * writers that put in values of their own between reading and completing.
 */
export function completeValues(object: ObjectDefinition, values: Record<string, unknown>): FieldProblem[] {
  fillIn(object, values)
  return missing(object, values, [], false)
}

function fillIn(object: ObjectDefinition, values: Record<string, unknown>): void {
  for (const [key, field] of Object.entries(object.fields)) {
    const property = propertyOf(key, field)
    if (values[property] !== undefined && values[property] !== null) continue
    if (field.kind === 'text' && field.composedOf) {
      const parts = field.composedOf.map((part) => values[part]).filter(Boolean)
      if (parts.length > 0) values[property] = parts.join(' ')
    }
    if (field.default !== undefined && values[property] === undefined) values[property] = field.default
  }
}

function missing(
  object: ObjectDefinition,
  values: Record<string, unknown>,
  problems: readonly FieldProblem[],
  partial: boolean,
): FieldProblem[] {
  const blamed = new Set(problems.map(({ field }) => fieldOf(object, field)?.key))
  return Object.entries(object.fields)
    .filter(([key, field]) => field.required && !field.system && !blamed.has(key))
    .filter(([key, field]) => isMissing(values, propertyOf(key, field), partial))
    .map(([key, field]) => ({ field: propertyOf(key, field), problem: needed(key, field) }))
}

function isMissing(values: Record<string, unknown>, property: string, partial: boolean): boolean {
  return partial ? values[property] === null : values[property] === undefined || values[property] === null
}

const needed = (key: string, field: Field): string => `${labelOf(key, field)} is needed.`
