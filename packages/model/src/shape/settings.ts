import type { FieldKind, SelectOption } from '../fields/field.ts'
import { fileSorts } from '../fields/file-types.ts'
import { identifierPattern } from '../fields/kinds/identifier.ts'
import { rollUpTakes } from '../fields/roll-up.ts'
import { longestFormula } from '../formulas/syntax.ts'
import { type SettingName, settingsOfKind } from './offered-fields.ts'

/** What is wrong with one setting of a field, in a sentence. */
export interface SettingProblem {
  setting: string
  problem: string
}

/** Settings of a field's kind, or everything that is wrong with them. */
export type ReadSettings =
  | { ok: true; settings: Record<string, unknown> }
  | { ok: false; problems: SettingProblem[] }

/** Reads a setting; a sentence says what is wrong with it. */
type Reader = (value: unknown) => { value: unknown } | string

const whole =
  (least: number, most: number): Reader =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? { value }
      : `must be a whole number from ${least} to ${most}.`

const finite: Reader = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? { value } : 'must be a number.'

const yesOrNo: Reader = (value) => (typeof value === 'boolean' ? { value } : 'must be yes or no.')

const words =
  (most: number): Reader =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most
      ? { value: value.trim() }
      : `must be a text of at most ${most} characters.`

const name: Reader = (value) =>
  typeof value === 'string' && /^[a-z][a-zA-Z0-9]{0,59}$/.test(value)
    ? { value }
    : 'must be a name such as machines.'

const names: Reader = (value) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= 50 &&
  value.every((each) => typeof name(each) !== 'string')
    ? { value: [...new Set(value)] }
    : 'must name some objects, such as contact and company.'

const colors: readonly string[] = ['grey', 'blue', 'green', 'amber', 'brick', 'violet', 'teal', 'rose']
const mostOptions = 200

/** Every setting that users may give a field, each read in one place. A further one is one line. */
const readers: Readonly<Record<SettingName, Reader>> = {
  maxLength: whole(1, 100_000),
  integer: yesOrNo,
  min: finite,
  max: finite,
  unit: words(20),
  digits: whole(0, 8),
  yearly: yesOrNo,
  options: readOptions,
  open: yesOrNo,
  to: name,
  inverse: name,
  one: yesOrNo,
  onRemove: (value) =>
    value === 'clear' || value === 'cascade' || value === 'refuse'
      ? { value }
      : 'must be clear, cascade or refuse.',
  targets: names,
  known: names,
  inverseLabel: words(60),
  through: name,
  here: name,
  there: name,
  part: yesOrNo,
  stars: whole(3, 10),
  pattern: (value) =>
    typeof value === 'string' && identifierPattern.test(value.trim())
      ? { value: value.trim() }
      : 'must have one place for the number, such as MA-{0000}.',
  most: whole(1, 50),
  maxMegabytes: whole(1, 100),
  accepts: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((sort) => fileSorts.includes(sort))
      ? { value: [...new Set(value)] }
      : `must name some of ${fileSorts.join(', ')}.`,
  formula: words(longestFormula),
  rollUp: (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    rollUpTakes.includes(Object(value).take)
      ? { value }
      : 'must say what it is over and what it takes.',
}

/** What stands beside a formula or roll-up of what it yields; found out when the field is made, never given by users. */
const yielded: Readonly<Record<string, Reader>> = {
  formula: readers.formula,
  rollUp: readers.rollUp,
  live: yesOrNo,
  integer: yesOrNo,
  open: yesOrNo,
  stars: readers.stars,
  currency: name,
  maxLength: readers.maxLength,
  options: (value) => (Array.isArray(value) && value.length === 0 ? { value } : readOptions(value)),
}

/**
 * Reads what belongs to a kind of field: the options of a select, the bounds of a number. Everything wrong is named at once.
 *
 * @example readSettings('number', { min: 0, unit: 'kg' }) // { ok: true, settings: { min: 0, unit: 'kg' } }
 */
export function readSettings(kind: FieldKind, json: unknown): ReadSettings {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return {
      ok: false,
      problems: [{ setting: 'settings', problem: 'The settings must be one JSON object.' }],
    }
  const isComputed = 'formula' in json || 'rollUp' in json
  const known: readonly string[] = isComputed ? Object.keys(yielded) : settingsOfKind(kind)
  const settings: Record<string, unknown> = {}
  const problems: SettingProblem[] = []
  for (const [setting, value] of Object.entries(json)) {
    if (value === null || value === undefined) continue
    const reader = known.includes(setting) ? readerOf(setting, isComputed) : undefined
    const read = reader ? reader(value) : `means nothing for this kind of field.`
    if (typeof read === 'string') problems.push({ setting, problem: `${setting} ${read}` })
    else settings[setting] = read.value
  }
  if (!isComputed) problems.push(...lacking(kind, settings, problems), ...contradictions(settings))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings }
}

const readerOf = (setting: string, isComputed: boolean): Reader | undefined =>
  isComputed ? yielded[setting] : readers[setting as SettingName]

/** The setting without which a kind is nothing, and how to ask for it. */
const necessary: { readonly [K in FieldKind]?: readonly [SettingName, string] } = {
  select: ['options', 'A choice needs options to choose from.'],
  multiSelect: ['options', 'A choice needs options to choose from.'],
  reference: ['to', 'Say which object it points to.'],
  links: ['to', 'Say of which object the records are.'],
  identifier: ['pattern', 'Say how it is written, such as MA-{0000}.'],
}

function lacking(kind: FieldKind, settings: Record<string, unknown>, problems: readonly SettingProblem[]) {
  const [needed, problem] = necessary[kind] ?? []
  if (!needed || needed in settings || problems.some(({ setting }) => setting === needed)) return []
  return [{ setting: needed, problem: problem! }]
}

function contradictions({ min, max }: Record<string, unknown>): SettingProblem[] {
  if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return []
  return [{ setting: 'max', problem: 'The largest value must not be below the smallest.' }]
}

function readOptions(value: unknown): { value: SelectOption[] } | string {
  if (!Array.isArray(value) || value.length === 0) return 'must be a list with at least one entry.'
  if (value.length > mostOptions) return `must have at most ${mostOptions} entries.`
  const options: SelectOption[] = []
  for (const each of value as unknown[]) {
    const option = readOption(each)
    if (typeof option === 'string') return option
    const twin = options.find((other) => same(other.value, option.value) || same(other.label, option.label))
    if (twin) return `name “${option.label}” twice.`
    options.push(option)
  }
  return { value: options }
}

function readOption(each: unknown): SelectOption | string {
  const { value, label, color, said } = Object(each) as Partial<Record<keyof SelectOption, unknown>>
  if (typeof label !== 'string' || label.trim() === '' || label.length > 100)
    return 'need a label for each entry.'
  if (typeof value !== 'string' || !/^[^\s,;][^,;\n]{0,99}$/.test(value))
    return `have an entry (“${label}”) whose value is no word of at most 100 characters without comma.`
  if (color !== undefined && !(typeof color === 'string' && colors.includes(color)))
    return `know the colours ${colors.join(', ')}.`
  return {
    value,
    label: label.trim(),
    ...(color === undefined ? {} : { color: color as string }),
    ...(typeof said === 'string' ? { said } : {}),
  }
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()
