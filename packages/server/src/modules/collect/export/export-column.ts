import {
  type Address,
  type AnyReferenceValue,
  addressPartLabels,
  addressParts,
  durationWords,
  type Field,
  type FileValue,
  fieldOf,
  fileNames,
  type LinkValue,
  labelOf,
  type ObjectDefinition,
  type ReferenceField,
  type SelectOption,
  scopeOf,
  toMajor,
  tryPath,
} from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'
import { type Ctx, isHidden } from '../../../records/index.ts'

/** A value as a file holds it: amounts in major units, choices by their label, related records by their title. */
export type ExportValue = string | number | boolean | string[] | null

/** One record as the engine reads it, with the records it points to. */
export type ExportedRecord = Record<string, unknown>

/** One column of an exported file. */
export interface ExportColumn {
  /** Key of the field, or the path to it: `company`, `company.city`. */
  key: string
  header: string
  kind: Field['kind'] | 'id'
  /** Properties that must be read of the record for it. */
  reads: readonly string[]
  valueIn(record: ExportedRecord): ExportValue
}

/** By this column an export is recognised when it comes back. */
const idColumn: ExportColumn = {
  key: 'regularsId',
  header: 'Regulars id',
  kind: 'id',
  reads: ['id'],
  valueIn: ({ id }) => String(id),
}

/**
 * The columns of an export: those asked for, or all that the actor may see, the currency of amounts beside them, and the id at the end.
 * @throws Problem `query.unknown-field` naming a column that leads nowhere or is hidden
 */
export function exportColumns(
  ctx: Ctx,
  object: ObjectDefinition,
  asked: readonly string[] | undefined,
): ExportColumn[] {
  const keys = asked ?? allKeys(ctx, object)
  const columns = keys.filter((key) => key !== 'id').flatMap((key) => inParts(columnAt(ctx, object, key)))
  const currencies = columns.flatMap(({ currency }) => currency ?? [])
  const missing = [...new Set(currencies)].filter((key) => !columns.some((column) => column.key === key))
  return [...columns, ...missing.map((key) => columnAt(ctx, object, key)), idColumn]
}

const allKeys = (ctx: Ctx, object: ObjectDefinition): string[] =>
  Object.entries(object.fields).flatMap(([key, field]) => {
    const isWanted = !field.internal && !field.partOf && key !== 'deletedAt' && !isHidden(ctx, object, key)
    return isWanted && isReadable(ctx, field) ? key : []
  })

/** A related record is told by its title, so its object must be open too. */
const isReadable = (ctx: Ctx, field: Field): boolean =>
  field.kind !== 'reference' || scopeOf(ctx.actor.role, field.to, 'read') !== 'none'

function columnAt(ctx: Ctx, object: ObjectDefinition, path: string): ExportColumn & { currency?: string } {
  const way = path.split('.').slice(0, -1)
  const found = tryPath(object, path, ctx.registry)
  if ('problem' in found) throw unknownColumn(object, path)
  const prefix = way.map((word) => `${word}.`).join('')
  const column = fieldColumn(ctx, found.key, found.field, prefix)
  if (way.length === 0) return column
  return {
    ...column,
    key: path,
    header: `${labelOfWay(object, way)}: ${column.header}`,
    valueIn: (record) => {
      const related = way.reduce<ExportedRecord | null | undefined>(
        (at, word) => at?.[word] as ExportedRecord | null | undefined,
        record,
      )
      return related ? column.valueIn(related) : null
    },
  }
}

/** How people call what the way leads to: a reference by its label, a score by its name. */
function labelOfWay(object: ObjectDefinition, way: readonly string[]): string {
  const [first = ''] = way
  const own = fieldOf(object, first)
  return own ? labelOf(own.key, own.field) : `${first.charAt(0).toUpperCase()}${first.slice(1)}`
}

const unknownColumn = (object: ObjectDefinition, path: string) =>
  new Problem('query.unknown-field', {
    status: 400,
    title: `${object.label} has no column “${path.slice(0, 60)}”.`,
    field: 'columns',
  })

function fieldColumn(
  ctx: Ctx,
  key: string,
  field: Field,
  prefix: string,
): ExportColumn & { currency?: string } {
  const base = { key, header: labelOf(key, field), kind: field.kind, reads: [`${prefix}${key}`] }
  if (field.kind === 'reference') return { ...base, ...referenceColumn(ctx, key, field, prefix) }
  if (field.kind !== 'money') {
    const write = writers[field.kind] ?? plainly
    return { ...base, valueIn: (record) => toValue(record[key], (value) => write(value, field)) }
  }
  const { currency } = field
  const business = ctx.services.settings.get('currency')
  return {
    ...base,
    reads: currency ? [...base.reads, `${prefix}${currency}`] : base.reads,
    ...(currency && !prefix ? { currency } : {}),
    valueIn: (record) =>
      toValue(record[key], (value) =>
        toMajor(value as number, (currency && (record[currency] as string | null)) || business),
      ),
  }
}

function referenceColumn(ctx: Ctx, key: string, { to }: ReferenceField, prefix: string) {
  const { title } = ctx.registry.object(to)
  return {
    reads: [`${prefix}${key}.${title}`],
    valueIn: (record: ExportedRecord): ExportValue => {
      const related = record[key] as ExportedRecord | null | undefined
      return toValue(related?.[title], String)
    },
  }
}

type FieldColumn = ExportColumn & { currency?: string }

/** An address has a column for each of its parts, so that it comes back as it was. */
function inParts(column: FieldColumn): FieldColumn[] {
  if (column.kind !== 'address') return [column]
  return addressParts.map((part) => ({
    ...column,
    key: `${column.key}.${part}`,
    header: `${column.header} ${addressPartLabels[part].toLowerCase()}`,
    kind: part === 'country' ? 'country' : 'text',
    valueIn: (record) => {
      const written = column.valueIn(record)
      return written === null ? null : ((JSON.parse(String(written)) as Address)[part] ?? null)
    },
  }))
}

const toValue = (value: unknown, write: (value: unknown) => ExportValue): ExportValue =>
  value === null || value === undefined ? null : write(value)

const plainly = (value: unknown): ExportValue =>
  typeof value === 'object' ? JSON.stringify(value) : (value as ExportValue)

/** Kinds whose values are written otherwise than they are read. */
const writers: Partial<Record<Field['kind'], (value: unknown, field: Field) => ExportValue>> = {
  links: (value) => (value as LinkValue[]).map(({ title, id }) => linkName(title ?? id)).join('; '),
  anyReference(value) {
    const { object, title, id } = value as AnyReferenceValue
    return `${object}: ${title ?? id}`
  },
  file: (value) => fileNames(value as FileValue[]),
  duration: (value) => durationWords(value as number),
  instant: (value) => new Date(value as string).toISOString(),
  select: (value, field) => labelOfOption(value as string, field.kind === 'select' ? field.options : []),
  multiSelect: (value, field) =>
    (value as string[]).map((each) => labelOfOption(each, field.kind === 'multiSelect' ? field.options : [])),
}

/** A name in a list of linked records: in quotation marks where it holds a sign that parts them. */
const linkName = (name: string): string => (/[;"\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)

/** The label where it names one option only, so that it leads back to it. */
function labelOfOption(value: string, options: readonly SelectOption[]): string {
  const label = options.find((option) => option.value === value)?.label
  if (label === undefined) return value
  const plain = label.toLowerCase()
  const meant = options.filter((option) =>
    [option.value, option.label].some((word) => word.toLowerCase() === plain),
  )
  return meant.length === 1 ? label : value
}
