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
import { lineSql } from './record-line.ts'

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
  return `nullif(btrim(translate(${written}, E'\\b\\f\\n\\r\\t\\x0b\\x1f\\\\', '        ')), '')`
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

/** Column of the temporary table that holds the words of a compared value, where its kind has such. */
const wordsColumn = (place: number): string => `w${place}`

/** Further columns of the temporary table, made of those of the values in `alias`: all in one line, and the words of which keys are made. */
export function furtherColumns(fields: readonly ComparedField[], alias: string): string {
  const values = fields.map((_, place) => `${alias}.${valueColumn(place)}`)
  const words = fields.flatMap(({ comparing }, place) => {
    const { words: wordsOf } = comparingKinds[comparing]
    return wordsOf ? [`${wordsOf(values[place]!)} as ${wordsColumn(place)}`] : []
  })
  return [`${lineSql(values)} as line`, ...words].join(', ')
}

/** A way to records that are worth comparing. */
export interface BlockingPass {
  /** Key of the field by whose values records are brought together. */
  by: string
  /** Keys of the fields that it makes equal by itself, and of those that follow from them. */
  fixes: string[]
  /** SQL that gives the keys of a record, a list of different texts. */
  keys: string
  /** Whether there is something to learn from its pairs. */
  teaches: boolean
  /** What parts a block that is too large: the initials of the name, or other blocks that are too large. */
  partedBy: { initials: string } | { blocksOf: readonly number[] }
  /** The field whose blocks these are, where those that are too large part the blocks of names. */
  parts?: number
}

/** All ways to records that are worth comparing, over the temporary table of records, which is called `record`. */
export interface Blocking {
  passes: BlockingPass[]
  /** Fields that bring nobody together by themselves and yet part the blocks of names: place of the field and SQL of its key. */
  further: { place: number; key: string }[]
}

/** Most values by which a block of names is parted. */
const mostFiner = 4

/** How records with these fields are brought together. */
export function blockingOf(fields: readonly ComparedField[]): Blocking {
  const places = fields.map((field, place) => ({ ...field, place, kind: comparingKinds[field.comparing] }))
  const name = places.find(({ kind }) => kind.isName)
  const parting = name
    ? places.filter(({ kind, comparing }) => !kind.isName && comparing !== 'code').slice(0, mostFiner)
    : []
  const initials = name?.kind.words ? initialsOf(`record.${wordsColumn(name.place)}`) : "''"
  const ofHousehold = places.filter(({ kind }) => kind.ofHousehold).map(({ key }) => key)
  const passes = places.flatMap((field): BlockingPass[] => {
    const { key, kind, place } = field
    const source = `record.${kind.words ? wordsColumn(place) : valueColumn(place)}`
    const shared = {
      by: key,
      fixes: kind.ofHousehold && !kind.isName ? ofHousehold : [key],
      partedBy: kind.isName ? { blocksOf: parting.map((other) => other.place) } : { initials },
    }
    return [
      ...kind.keys.map((keys, first) => ({
        ...shared,
        keys: keys(source),
        teaches: true,
        ...(first === 0 && parting.includes(field) ? { parts: place } : {}),
      })),
      ...(kind.sharedKeys ?? []).map((keys) => ({ ...shared, keys: keys(source), teaches: false })),
    ]
  })
  const further = parting
    .filter(({ kind }) => kind.keys.length === 0)
    .map(({ place }) => ({ place, key: `fold(record.${valueColumn(place)})` }))
  return { passes, further }
}

const initialsOf = (words: string): string =>
  `(select string_agg(left(word, 1), '' order by left(word, 1)) from unnest(${words}) as word)`
