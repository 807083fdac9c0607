import {
  addressPartLabels,
  addressParts,
  duplicateRule,
  type Field,
  type FieldKind,
  labelOf,
  type ObjectDefinition,
  parseValues,
} from '@regulars/model'
import { readPhone } from '@regulars/model/phone'
import type { Ctx } from '../../../records/index.ts'
import { type CellDate, type CellSetting, cellKinds, minorOf } from '../cells/cell-kinds.ts'
import { plainName } from '../mapping/guess-mapping.ts'
import type { CellKind, ImportField } from '../mapping/import-field.ts'
import type { ColumnPlan, ImportKind, RowResult } from '../plan/import-kind.ts'
import { twinChoices } from '../plan/import-options.ts'
import { plainText } from '../table-file/write-csv.ts'

/** One row of a file of records: values by field key; references by the name of what they point to. */
export type RecordRow = Record<string, unknown>

/** What an object needs to be imported, beyond its definition. */
export interface RecordImport {
  object: ObjectDefinition
  key: string
  /** Other names of columns by field key, in lower case without signs. */
  synonyms: Readonly<Record<string, readonly string[]>>
  /** Fields by which a row recognises its record, most telling first. */
  matchBy: readonly string[]
  /** Fields besides the title of which one is enough, since the title follows from them. */
  suffices?: readonly string[]
  /** Fields that `complete` may fill, whether a column holds them or not. */
  completes?: readonly string[]
  /** Fills `applying_row` with what new records have beyond their row, before rows that lack something are rejected. */
  complete?: (ctx: Ctx) => Promise<void>
}

/** An import of one object's records, with the fields of its definition. A further object costs one such value. */
export interface RecordImportKind extends ImportKind<RecordRow> {
  of: RecordImport
}

/** Makes the import of an object out of its definition. */
export function recordImportKind(of: RecordImport): RecordImportKind {
  const fields = importFields(of)
  const title = fields.find(({ key }) => key === of.object.title)!
  return {
    of,
    key: of.key,
    label: of.object.labelPlural,
    fields,
    lacks(mapped) {
      const composed = composedOf(of.object)
      const enough = [of.object.title, ...of.matchBy, ...composed, ...(of.suffices ?? [])].some((key) =>
        mapped.has(key),
      )
      return enough ? [] : [`No column holds the ${title.label.toLowerCase()}.`]
    },
    matchBy: of.matchBy,
    ...(duplicateRule(of.object) ? { twinChoices } : {}),
    reader: (columns, setting) => rowReader(of.object, fields, columns, setting),
  }
}

/** Fields that the title is put together from: first and last name. */
const composedOf = ({ title, fields }: ObjectDefinition): readonly string[] => {
  const field = fields[title]
  return (field?.kind === 'text' && field.composedOf) || []
}

/** Which cells fill which kind of field; kinds that are absent cannot be imported. */
const cellByKind: Partial<Record<FieldKind, CellKind>> = {
  text: 'text',
  longText: 'text',
  number: 'number',
  money: 'money',
  share: 'number',
  yesNo: 'text',
  date: 'date',
  instant: 'date',
  select: 'text',
  multiSelect: 'text',
  email: 'email',
  phone: 'phone',
  link: 'text',
  currency: 'currency',
  country: 'country',
  reference: 'text',
  links: 'text',
  anyReference: 'text',
  richText: 'text',
  time: 'text',
  duration: 'text',
  rating: 'number',
  color: 'text',
  recurrence: 'text',
}

/** The id that an export writes, so that what comes back is recognised whatever else changed. */
const idField: ImportField = {
  key: 'id',
  label: 'Regulars id',
  description: 'The id in an export from Regulars. A row with the id of a record means that record.',
  cell: 'id',
  synonyms: ['regularsid'],
}

function importFields({ object, synonyms }: RecordImport): ImportField[] {
  const own = Object.entries(object.fields).flatMap(([key, field]) => {
    if (field.kind === 'address' && !field.readOnly) return addressTargets(key, labelOf(key, field))
    const cell = cellByKind[field.kind]
    if (!cell || field.readOnly || field.internal || (field.system && key !== 'owner')) return []
    const label = labelOf(key, field)
    return [
      {
        key,
        label,
        description: field.description,
        cell,
        ...(field.kind === 'select' ? { options: field.options } : {}),
        synonyms: namesOf(key, label, synonyms[key] ?? []),
      },
    ]
  })
  return [...own, idField]
}

/** The parts of an address are filled one by one; the whole of it, written in one cell, is taken apart. */
function addressTargets(key: string, label: string): ImportField[] {
  const parts = addressParts.map((part): ImportField => {
    const named = `${label} ${addressPartLabels[part].toLowerCase()}`
    const cell = part === 'country' ? 'country' : 'text'
    return {
      key: `${key}.${part}`,
      label: named,
      cell,
      synonyms: [plainName(named), plainName(`${key}${part}`)],
    }
  })
  return [...parts, { key, label, cell: 'text', synonyms: namesOf(key, label, []) }]
}

/** The field that a column fills, wholly or in part: `delivery.city` → `delivery`. */
export const fieldOfTarget = (target: string): string => target.split('.', 1)[0]!

const namesOf = (key: string, label: string, more: readonly string[]): string[] => [
  // The last is the property of a vCard that holds what vCards have no place for.
  ...new Set([plainName(label), plainName(key), ...more, `xregulars${plainName(key)}`]),
]

function rowReader(
  object: ObjectDefinition,
  fields: readonly ImportField[],
  columns: ColumnPlan,
  setting: CellSetting,
) {
  const mapped = fields.filter(({ key }) => columns[key] !== undefined)
  return (cells: readonly string[]): RowResult<RecordRow> => {
    const problems: string[] = []
    const emptied: string[] = []
    const row: RecordRow = {}
    for (const field of mapped) {
      const written = (cells[columns[field.key]!] ?? '').trim()
      const cell = setting.hasApostrophes ? plainText(written) : written
      if (cell === '') continue
      const result = cellKinds[field.cell].read(cell, setting)
      const value = result.ok ? result.value : undefined
      if (value !== undefined) row[field.key] = value
      else if (setting.leaveEmpty?.has(field.key)) emptied.push(field.label)
      else
        problems.push(
          `${field.label}: ${result.ok ? `“${cell.slice(0, 40)}” is none we know` : result.problem}`,
        )
    }
    if (problems.length > 0) return { ok: false, problems }
    return checkRow(object, row, setting, emptied)
  }
}

/** Brings the cells into the form of the fields and has the definition check them. References stay names. */
function checkRow(
  object: ObjectDefinition,
  row: RecordRow,
  setting: CellSetting,
  emptied: readonly string[],
): RowResult<RecordRow> {
  if (Object.keys(row).length === 0) return { ok: false, problems: ['The row is empty'] }
  const plain: RecordRow = {}
  const names: RecordRow = {}
  for (const [target, value] of Object.entries(row)) {
    const [key = '', part] = target.split('.')
    const field = object.fields[key]
    if (part) plain[key] = { ...Object(plain[key]), [part]: value }
    else if (key === 'id' || field?.kind === 'reference' || field?.kind === 'anyReference') names[key] = value
    else if (field?.kind === 'links') names[key] = listEntries(value as string, 'semicolons')
    else plain[key] = formOf(field!, value, row, setting)
  }
  const parsed = parseValues(object, plain, {
    partial: true,
    readPhone,
    country: (row.country as string | undefined) ?? setting.country,
  })
  if (parsed.ok) return { ok: true, value: { ...parsed.values, ...names }, emptied }
  const gone = parsed.problems.flatMap(({ field }) => (setting.leaveEmpty?.has(field) ? [field] : []))
  if (gone.length === 0) return { ok: false, problems: parsed.problems.map(({ problem }) => problem) }
  const kept = Object.entries(row).filter(([target]) => !gone.includes(fieldOfTarget(target)))
  const labels = gone.map((key) => labelOf(key, object.fields[key]!))
  return checkRow(object, Object.fromEntries(kept), setting, [...emptied, ...labels])
}

function formOf(field: Field, value: unknown, row: RecordRow, setting: CellSetting): unknown {
  if (field.kind === 'date') return (value as CellDate).day
  if (field.kind === 'instant') return (value as CellDate).at.toISOString()
  if (field.kind === 'money') {
    const currency = (field.currency && (row[field.currency] as string)) || setting.currency
    return minorOf(value as number, currency)
  }
  if (field.kind === 'select') return optionOf(field.options, value as string)
  if (field.kind === 'multiSelect') return listEntries(value as string)
  if (field.kind === 'yesNo') return yesOrNo(value as string)
  return value
}

/** People write the label as often as the value. */
function optionOf(options: ReadonlyArray<{ value: string; label: string }>, written: string): string {
  const plain = plainName(written)
  return (
    options.find(({ value, label }) => plainName(value) === plain || plainName(label) === plain)?.value ??
    written
  )
}

/**
 * Entries of a list with commas, semicolons or line ends between; an entry in quotation marks may hold these itself, and two quotation marks in it
 * are one. Names of records may hold commas, so these are parted by semicolons and line ends alone.
 */
function listEntries(written: string, partedBy: 'any' | 'semicolons' = 'any'): string[] {
  const entries = written.matchAll(
    partedBy === 'any'
      ? /\s*(?:"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|([^,;\n]+))/g
      : /\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]+))/g,
  )
  return [...entries]
    .map(([, quoted, plain]) => (quoted === undefined ? plain! : quoted.replaceAll('""', '"')).trim())
    .filter((entry) => entry !== '')
}

const yesWords = /^(y|yes|true|1|x|ja|j|oui|si|sí|tak|on)$/i
const noWords = /^(n|no|false|0|nein|non|nie|off)$/i

function yesOrNo(written: string): unknown {
  return yesWords.test(written) ? true : noWords.test(written) ? false : written
}
