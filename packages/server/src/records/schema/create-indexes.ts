import { createHash } from 'node:crypto'
import { fieldOf, linkEndsOf, type ObjectDefinition } from '@regulars/model'
import { type Column, keptColumnsOf, orderBy, quoteName, toColumn } from '../columns/column.ts'

/** An index before it has a name. */
interface Index {
  /** What the name ends with, after table and column. */
  suffix: '' | 'key' | 'exact' | 'search' | 'pair'
  unique?: boolean
  using?: 'gin'
  /** Columns and expressions. */
  on: string
  /** Only records outside the bin. */
  live: boolean
  /** Only records with a value. */
  filled?: boolean
}

/** An index that a definition asks for. */
export interface WantedIndex {
  name: string
  /** The column it serves. */
  column: Column
  /** The statement that makes it; `concurrently` locks nobody out, and cannot be part of a transaction. */
  statement(how?: 'concurrently'): string
}

/**
 * The statements that make the indexes of an object's table.
 *
 * Every list is read along an index that ends in `id`, so that a page deep in the list costs the same as the first. Few-valued fields and
 * references continue with the usual order of the list: "the orders of this person, newest first" is one range of an index.
 */
export function createIndexes(object: ObjectDefinition): string[] {
  const bin = object.bin
    ? [
        `create index ${quoteName(nameOf(object, 'deleted_at', ''))} on ${table(object)} (deleted_at, id) where deleted_at is not null`,
      ]
    : []
  const byColumn = wantedIndexes(object).map((index) => index.statement())
  return [...byColumn, ...bin, ...(furtherIndexes[object.name] ?? [])]
}

/** The indexes that the fields of an object ask for. */
export function wantedIndexes(object: ObjectDefinition): WantedIndex[] {
  const pair = pairIndex(object)
  const byColumn = keptColumnsOf(object).flatMap((column) =>
    indexesOf(object, column).map((index) => [column, index] as const),
  )
  return [...byColumn, ...(pair ? [pair] : [])].map(([column, index]) => ({
    name: nameOf(object, column.name, index.suffix),
    column,
    statement: (how) => createIndex(object, column, index, how),
  }))
}

/** Whether lists in the order of a column are read along an index that its definition asks for. */
export const isOrdered = (object: ObjectDefinition, column: Column): boolean =>
  usualKey(object) === column.key ||
  (column.field.indexed === true &&
    !column.field.internal &&
    (column.lookup === 'text' || column.lookup === 'value'))

/** What the names of indexes begin with that were made since somebody waited for a list in that order. */
export const sortIndexPrefix = 'sort_by_'

/** The index along which lists in the order of a column are read, where its definition asks for none. */
export function sortIndex(object: ObjectDefinition, column: Column): { name: string; statement: string } {
  const name = shortened(`${sortIndexPrefix}${object.table}_${column.name}`, '')
  const { on, live } = orderIndex(column)
  const only = live && object.bin ? ' where deleted_at is null' : ''
  return {
    name,
    statement: `create index concurrently ${quoteName(name)} on ${table(object)} (${on})${only}`,
  }
}

/** Two records are linked once. */
function pairIndex(object: ObjectDefinition): readonly [Column, Index] | undefined {
  const ends = linkEndsOf(object)
  if (!ends) return undefined
  const [one, other] = ends.map((key) => toColumn(key, object.fields[key]!))
  const on = `${quoteName(one!.name)}, ${quoteName(other!.name)}`
  return [one!, { suffix: 'pair', unique: true, on, live: true }]
}

/** Indexes that serve no field but a rule of the engine. */
const furtherIndexes: Readonly<Record<string, string[]>> = {
  // Touchpoints follow the record they tell of.
  touchpoint: ["create index touchpoint_about on touchpoint (((about ->> 'id')::uuid))"],
}

function indexesOf(object: ObjectDefinition, column: Column): Index[] {
  const { field } = column
  const indexes: Index[] = []
  if (field.unique) indexes.push({ suffix: 'key', unique: true, on: uniqueOn(column), live: true })
  if (field.indexed && !field.internal) indexes.push(...lookupIndexes(object, column))
  else if (usualKey(object) === column.key) indexes.push(orderIndex(column))
  if (field.searchable)
    indexes.push({
      suffix: 'search',
      using: 'gin',
      on: `fold(${quoteName(column.name)}) gin_trgm_ops`,
      live: false,
    })
  return indexes
}

/** Capitals do not make two texts different, except in keys that only code reads. */
function uniqueOn({ name, lookup, field }: Column): string {
  const isText = lookup === 'text' || lookup === 'code'
  return isText && !field.internal ? `lower(${quoteName(name)})` : quoteName(name)
}

function lookupIndexes(object: ObjectDefinition, column: Column): Index[] {
  const written = quoteName(column.name)
  const exact: Index[] = column.field.unique ? [] : [{ suffix: 'exact', on: `lower(${written})`, live: true }]
  switch (column.lookup) {
    case 'text':
      return [...exact, orderIndex(column)]
    case 'code':
      return exact
    case 'value':
      return [orderIndex(column)]
    case 'list':
      return [{ suffix: '', using: 'gin', on: written, live: true }]
    case 'choice':
      return choiceIndexes(object, column)
    case 'nothing':
      return []
  }
}

/** What a list in the order of the column is read along. */
const orderIndex = ({ name, lookup }: Column): Index => ({
  suffix: '',
  on: `${orderBy(lookup, quoteName(name))}, id`,
  live: true,
})

/** Key of the field that lists of the object are put in order by when nobody says otherwise. */
const usualKey = (object: ObjectDefinition): string => object.sort.split(',')[0]!.replace(/^-/, '')

/** Indexes of references hold the bin too, since the database itself follows them when a record is removed for good. */
function choiceIndexes(object: ObjectDefinition, { field, name: column }: Column): Index[] {
  if (field.unique) return []
  const live = field.kind !== 'reference'
  // Of the references to any object, one is filled at most.
  const filled = field.partOf !== undefined
  if (field.kind === 'reference' && field.to === 'changeSet') return [{ suffix: '', on: column, live }]
  return [
    { suffix: '', on: [quoteName(column), ...usualOrder(object, column), 'id'].join(', '), live, filled },
  ]
}

function usualOrder(object: ObjectDefinition, except: string): string[] {
  const found = fieldOf(object, usualKey(object))
  if (!found) throw new RangeError(`${object.name} is sorted by "${object.sort}", which is no field of it.`)
  const column = toColumn(found.key, found.field)
  const order = orderBy(column.lookup, quoteName(column.name))
  return order === undefined || column.name === except ? [] : [order]
}

function createIndex(object: ObjectDefinition, column: Column, index: Index, how?: 'concurrently'): string {
  const { suffix, unique, using, on, live, filled } = index
  const only = [
    live && object.bin ? 'deleted_at is null' : '',
    filled ? `${quoteName(column.name)} is not null` : '',
  ]
    .filter(Boolean)
    .join(' and ')
  return [
    `create ${unique ? 'unique ' : ''}index ${how ? `${how} ` : ''}${quoteName(nameOf(object, column.name, suffix))} on ${table(object)}`,
    using ? ` using ${using}` : '',
    ` (${on})`,
    only ? ` where ${only}` : '',
  ].join('')
}

const table = (object: ObjectDefinition): string => quoteName(object.table)

const longestName = 63

/** PostgreSQL cuts names at 63 bytes; a longer one gives up its middle for a hash of the whole. */
function nameOf(object: ObjectDefinition, column: string, suffix: Index['suffix']): string {
  return shortened(['', object.table, column, suffix].filter(Boolean).join('_'), suffix)
}

function shortened(written: string, suffix: string): string {
  if (written.length <= longestName) return written
  const end = `_${createHash('sha256').update(written).digest('hex').slice(0, 8)}${suffix && `_${suffix}`}`
  return `${written.slice(0, longestName - end.length)}${end}`
}
