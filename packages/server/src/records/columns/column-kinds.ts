import type { AnyReferenceField, FieldKind, FieldOf } from '@regulars/model'

/**
 * How a kind of field is looked up and put in order, which decides the indexes it gets.
 * `text`: compared by `lower()`, ordered by `fold()`; `code`: compared by `lower()`, seldom ordered; `choice`: few distinct values, so its
 * index goes on with the order of the list; `value`: numbers, days, moments; `list`: by what it contains; `nothing`: not at all.
 */
export type Lookup = 'text' | 'code' | 'choice' | 'value' | 'list' | 'nothing'

/** What a kind of field is in the database. Values become JSON by PostgreSQL's own `to_json`, so no kind needs a form of its own. */
export interface ColumnKind<K extends FieldKind = FieldKind> {
  /** Type of the column, also what parameters are cast to. */
  type(field: FieldOf<K>): string
  lookup: Lookup
  /** Of a kind without a column: the SQL of what its values compare as, of the record named `alias`. */
  composed?(alias: string, field: FieldOf<K>): string
  /** The SQL of the text that a value is compared as, when it is no text itself; `KindDefinition.text` says the same in memory. */
  compared?(column: string): string
}

const column = (type: string, lookup: Lookup) => ({ type: () => type, lookup })

/** `contact:0192…`, by whichever of the references is filled. */
function anyReferenceSql(alias: string, { ways = [] }: AnyReferenceField): string {
  const pointer = (column: string) => `${quoteName(alias)}.${quoteName(column)}`
  const cases = ways.map(
    ({ to, column: name }) =>
      `when ${pointer(name)} is not null then '${to.replaceAll("'", "''")}:' || ${pointer(name)}`,
  )
  return cases.length === 0 ? 'null::text' : `(case ${cases.join(' ')} end)`
}

/** A name as an SQL identifier. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The column of every kind of field. A new kind does not compile before it is here. */
export const columnKinds: { readonly [K in FieldKind]: ColumnKind<K> } = {
  text: column('text', 'text'),
  longText: column('text', 'text'),
  number: { type: (field) => (field.integer ? 'bigint' : 'double precision'), lookup: 'value' },
  money: column('bigint', 'value'),
  share: column('double precision', 'value'),
  yesNo: column('boolean', 'choice'),
  date: column('date', 'value'),
  instant: column('timestamp with time zone', 'value'),
  select: column('text', 'choice'),
  multiSelect: column('text[]', 'list'),
  email: column('text', 'text'),
  phone: column('text', 'code'),
  link: column('text', 'code'),
  currency: column('text', 'choice'),
  country: column('text', 'choice'),
  reference: column('uuid', 'choice'),
  richText: column('text', 'text'),
  time: column('time(0) without time zone', 'value'),
  duration: column('bigint', 'value'),
  rating: column('bigint', 'value'),
  color: column('text', 'choice'),
  address: { ...column('jsonb', 'nothing'), compared: (written) => `address_line(${written})` },
  identifier: column('text', 'text'),
  recurrence: column('text', 'choice'),
  file: { ...column('file_list', 'nothing'), compared: (written) => `file_names(${written})` },
  links: { ...column('jsonb', 'nothing'), composed: () => 'null::jsonb' },
  anyReference: { ...column('text', 'nothing'), composed: anyReferenceSql },
  json: column('jsonb', 'nothing'),
}
