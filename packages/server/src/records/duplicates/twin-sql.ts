import {
  type ComparedField,
  type Comparing,
  columnOf,
  duplicateRule,
  type ObjectDefinition,
} from '@regulars/model'
import { quoteName } from '../columns/column.ts'
import { comparingKinds } from './comparing-kinds.ts'
import { cannotTellApart } from './duplicate-problems.ts'

/** The fields by which records are told apart. @throws Problem `duplicates.cannot-tell` */
export function comparedFields(object: ObjectDefinition): readonly ComparedField[] {
  const fields = duplicateRule(object)
  if (!fields) throw cannotTellApart(object)
  return fields
}

/** Column of the temporary table that holds a compared value. */
export const valueColumn = (place: number): string => `v${place}`

/** What of a value is compared, as a text on one line; null where there is none. */
export function valueSql({ key, field, comparing }: ComparedField, alias: string): string {
  const column = `${alias}.${quoteName(columnOf(key, field))}::text`
  const written = partsCompared[comparing]?.(column) ?? column
  return `nullif(btrim(translate(${written}, E'\\b\\f\\n\\r\\t\\x0b\\\\', '       ')), '')`
}

/** Of an address of a page the host tells whom it belongs to. */
const hostSql = (column: string): string =>
  `regexp_replace(lower(${column}), '^(https?://)?(www\\.)?([^/:?#]+).*$', '\\3')`

/** Of a telephone number its last digits, so that it does not matter whether it was written with its country. */
const digitsSql = (column: string): string =>
  `right(regexp_replace(${column}, '\\D', '', 'g'), ${comparedDigits})`

const comparedDigits = 9

/** Ways of comparing that look at a part of the value only. */
const partsCompared: Partial<Record<Comparing, (column: string) => string>> = {
  link: hostSql,
  phone: digitsSql,
}

/** The same of a value that is in no table yet. */
export function comparedText({ comparing }: Pick<ComparedField, 'comparing'>, text: string): string {
  if (comparing === 'link') return text.toLowerCase().replace(/^(https?:\/\/)?(www\.)?([^/:?#]+).*$/, '$3')
  return comparing === 'phone' ? text.replace(/\D/g, '').slice(-comparedDigits) : text
}

/** A way to records that are worth comparing. */
export interface BlockingPass {
  /** Key of the field by whose values records are brought together. */
  by: string
  /** Keys of the fields that it makes equal by itself, and of those that follow from them. */
  fixes: string[]
  /** SQL that gives the keys of a record, a list of texts. */
  keys: string
  /** Whether there is something to learn from its pairs. */
  teaches: boolean
  /** SQL that gives what parts a block that is too large, a list of texts. */
  finer: string
}

/** Most values by which a block of names is parted. */
const mostFiner = 4

/** All passes over the temporary table of records, which is called `record`. */
export function blockingPasses(fields: readonly ComparedField[]): BlockingPass[] {
  const places = fields.map((field, place) => ({
    ...field,
    kind: comparingKinds[field.comparing],
    value: `record.${valueColumn(place)}`,
  }))
  const name = places.find(({ kind }) => kind.isName)
  const initials = name ? `array[sorted_initials(name_words(${name.value}))]` : `'{}'::text[]`
  const ofHousehold = places.filter(({ kind }) => kind.ofHousehold).map(({ key }) => key)
  return places.flatMap(({ key, kind, value }) => {
    const others = places.filter(
      (other) => other.key !== key && !other.kind.isName && other.comparing !== 'code',
    )
    const finer = kind.isName
      ? `array[${others
          .slice(0, mostFiner)
          .map((other) => `'${other.key}' || fold(${other.value})`)
          .join(', ')}]::text[]`
      : initials
    const fixes = kind.ofHousehold && !kind.isName ? ofHousehold : [key]
    const passOf = (keys: (value: string) => string, teaches: boolean): BlockingPass => ({
      by: key,
      fixes,
      keys: keys(value),
      finer,
      teaches,
    })
    return [
      ...kind.keys.map((keys) => passOf(keys, true)),
      ...(kind.sharedKeys ?? []).map((keys) => passOf(keys, false)),
    ]
  })
}
