import { columnOf, type Field, isWoven, type ObjectDefinition, propertyOf } from '@regulars/model'
import { type ColumnKind, columnKinds, type Lookup } from './column-kinds.ts'

export { quoteName } from './column-kinds.ts'

/** A field with its place in the database and in JSON. */
export interface Column {
  /** Key in the object definition: `company`. */
  key: string
  field: Field
  /** Name of the column: `company_id`. */
  name: string
  /** Property in JSON: `companyId`. */
  property: string
  /** SQL type. */
  type: string
  lookup: Lookup
}

const known = new WeakMap<ObjectDefinition, readonly Column[]>()

/** The columns of an object but for `id`, in the order of its fields; those of fields that are computed when they are read are only in `readTable`. */
export function columnsOf(object: ObjectDefinition): readonly Column[] {
  let columns = known.get(object)
  if (!columns) {
    columns = Object.entries(object.fields).map(([key, field]) => toColumn(key, field))
    known.set(object, columns)
  }
  return columns
}

/** The columns that are there in the table: of all fields but those computed, or put together from others, when they are read. */
export const keptColumnsOf = (object: ObjectDefinition): readonly Column[] =>
  columnsOf(object).filter(({ field }) => !field.live && !isWoven(field))

/** The column of a field. */
export function toColumn(key: string, field: Field): Column {
  const kind = columnKinds[field.kind] as ColumnKind
  return {
    key,
    field,
    name: columnOf(key, field),
    property: propertyOf(key, field),
    type: kind.type(field),
    lookup: kind.lookup,
  }
}

/**
 * What a column is put in order by: texts without accents and capitals, by code point, so that the order is the same on every
 * server and an index can serve it; undefined for what has no order.
 *
 * @param written the column as it stands in the statement, quoted and qualified
 */
export function orderBy(lookup: Lookup, written: string): string | undefined {
  if (lookup === 'list' || lookup === 'nothing') return undefined
  return lookup === 'text' || lookup === 'code' ? `fold(${written}) collate "C"` : written
}
