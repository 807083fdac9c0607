import {
  type Field,
  fieldKinds,
  kindOf,
  type ObjectDefinition,
  readSettings,
  type StoredField,
  sayProblem,
  toField,
} from '@regulars/model'
import { toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isComputedBy, requireNothingWritten, tryComputed } from './check-computed-field.ts'
import { badSettings, doesNotFit, noSuchObject } from './shape-problems.ts'

/** What is kept of a field that users make. */
export interface FieldFacts {
  key: string
  kind: Field['kind']
  label: string
  description: string | null
  section: string | null
  required: boolean
  unique: boolean
  filterable: boolean
  standard: unknown
  settings: Record<string, unknown>
}

/**
 * Makes a field of what was said of it, and refuses what does not go together.
 * @throws Problem `shape.bad-settings`, `shape.does-not-fit`, `shape.no-such-object`
 */
export function checkField(ctx: Ctx, object: ObjectDefinition, facts: FieldFacts): Field {
  if (isComputedBy(facts.settings)) return checkComputed(ctx, object, facts)
  const read = readSettings(facts.kind, facts.settings)
  if (!read.ok) throw badSettings(read.problems)
  facts.settings = read.settings
  facts.filterable = facts.filterable && mayHaveIndex(facts.kind)
  if (facts.kind === 'identifier') requireNothingWritten(facts)
  const stored: StoredField = { ...facts, object: object.name, builtIn: false, column: null, removed: false }
  const field = toField({ ...stored, standard: null })!
  if (field.kind === 'reference' || field.kind === 'links') requireTarget(ctx, field.to)
  if (field.kind === 'links') requireNothingAsked(facts)
  requireMayBeUnique(field)
  return facts.standard === null || facts.standard === undefined ? field : withStandard(field, facts)
}

/** A computed field is what its formula or roll-up makes of it. */
function checkComputed(ctx: Ctx, object: ObjectDefinition, facts: FieldFacts): Field {
  requireNothingWritten(facts)
  const { formula, rollUp } = facts.settings
  const given = formula === undefined ? { rollUp } : { formula }
  const { field } = tryComputed(ctx, object, facts.key, given, { label: facts.label })
  const { kind, label: _, readOnly: __, ...settings } = field
  const isCounted = field.rollUp && ['count', 'sum'].includes(field.rollUp.take)
  facts.kind = kind
  facts.settings = settings
  facts.filterable = facts.filterable && !field.live && mayHaveIndex(kind)
  facts.standard = isCounted && !field.live ? 0 : null
  return toField({ ...facts, object: object.name, builtIn: false, column: null, removed: false })!
}

/** Texts of any length do not fit into an index. */
const mayHaveIndex = (kind: Field['kind']): boolean =>
  !fieldKinds[kind].woven && !['longText', 'richText', 'link', 'address', 'file', 'json'].includes(kind)

function requireTarget(ctx: Ctx, to: string): void {
  if (!ctx.registry.find(to)) throw noSuchObject(to)
}

/** Of links, nothing is asked of the record that has them. */
function requireNothingAsked({ required, unique, standard }: FieldFacts): void {
  if (!required && !unique && (standard === null || standard === undefined)) return
  throw doesNotFit(
    'A field of several records cannot be required, unique or have a default.',
    'Leave that out; a rule of the object can ask for a number of them.',
    required ? 'required' : unique ? 'unique' : 'default',
  )
}

function requireMayBeUnique(field: Field): void {
  if (!field.unique) return
  const { lookup } = toColumn('', field)
  const fits = (lookup === 'text' || lookup === 'code' || lookup === 'value') && mayHaveIndex(field.kind)
  if (!fits)
    throw doesNotFit(
      'Only texts, numbers, dates and addresses can be asked to be different for every record.',
      'Leave “unique” out for this kind of field.',
      'unique',
    )
}

/** The value of new records must be one that the field itself takes. */
function withStandard(field: Field, { standard, label, unique }: FieldFacts): Field {
  if (unique)
    throw doesNotFit(
      'A value that only one record may have cannot be that of every new one.',
      'Leave the default out.',
      'default',
    )
  const parsed = kindOf(field).parse(standard, field, {})
  if (!parsed.ok)
    throw doesNotFit(sayProblem(label, parsed.problem), 'Correct the default, or leave it out.', 'default')
  return { ...field, ...(parsed.value === null ? {} : { default: parsed.value }) }
}

/** The default of a field as it is kept. */
export const standardOf = (field: Field): unknown => field.default ?? null
