import type { Bound, Field, PositiveTest, Range } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { quoteName, toColumn } from '../columns/column.ts'
import { type ColumnKind, columnKinds } from '../columns/column-kinds.ts'
import type { Compilation, Place } from './compilation.ts'

/** A field of a record in SQL: its column, or how it is computed where it has none. */
export function fieldSql(
  { object, alias }: Place,
  key: string,
  compilation: Compilation,
): RawBuilder<unknown> {
  if (key === 'id') return sql`${sql.id(alias, 'id')}`
  return compilation.live(object, key, alias) ?? columnSql(alias, key, object.fields[key]!)
}

/** A column in SQL, as it is compared; `id` is one too, though no field. */
export function columnSql(alias: string, key: string, field: Field): RawBuilder<unknown> {
  if (key === 'id') return sql`${sql.id(alias, 'id')}`
  const kind = columnKinds[field.kind] as ColumnKind
  if (kind.composed) return sql.raw(kind.composed(alias, field))
  const written = `${quoteName(alias)}.${quoteName(toColumn(key, field).name)}`
  return sql.raw(kind.compared?.(written) ?? written)
}

/**
 * A test of a value in SQL: true where it passes, false or null where not; negated, true exactly where it does not pass.
 *
 * @param value SQL of the value: a column or an aggregate
 * @param type SQL type that numbers, days and ids are given as, when not that of the field's column
 */
export function testSql(
  test: PositiveTest,
  negated: boolean,
  value: RawBuilder<unknown>,
  field: Field,
  type = toColumn('', field).type,
): RawBuilder<boolean> {
  const isList = field.kind === 'multiSelect'
  if (test.test === 'filled' && !isList) return negated ? sql`${value} is null` : sql`${value} is not null`
  const positive = positiveSql(test, value, field, type)
  return negated ? sql`(${positive}) is not true` : positive
}

function positiveSql(
  test: PositiveTest,
  value: RawBuilder<unknown>,
  field: Field,
  type: string,
): RawBuilder<boolean> {
  switch (test.test) {
    case 'filled':
      return sql`cardinality(${value}) > 0`
    case 'textIs':
      return textIs(value, test.texts)
    case 'textHolds':
      return textHolds(value, test.text, test.place, field)
    case 'oneOf':
      return oneOf(value, test.values, type)
    case 'range':
      return rangeSql(value, test, type)
    case 'monthDay': {
      const monthDay = sql`extract(month from ${value}) * 100 + extract(day from ${value})`
      const joint = test.from <= test.to ? sql`and` : sql`or`
      return sql`(${monthDay} >= ${test.from}::int ${joint} ${monthDay} <= ${test.to}::int)`
    }
    case 'hasAny':
      return sql`${value} && ${[...test.values]}::text[]`
  }
}

/** In small letters on both sides, as the indexes have it. */
function textIs(value: RawBuilder<unknown>, texts: readonly string[]): RawBuilder<boolean> {
  if (texts.length === 0) return sql`false`
  if (texts.length === 1) return sql`lower(${value}) = lower(${texts[0]}::text)`
  return sql`lower(${value}) = any (array(select lower(given) from unnest(${[...texts]}::text[]) as given))`
}

/** Beginnings of indexed texts are found along the index by which they are put in order, parts of searchable ones by trigrams. */
function textHolds(
  value: RawBuilder<unknown>,
  text: string,
  place: 'anywhere' | 'start' | 'end',
  field: Field,
): RawBuilder<boolean> {
  // Escaped after folding, since folding makes plain signs of strange ones.
  const literal = sql`replace(replace(replace(fold(${text}::text), '\\', '\\\\'), '%', '\\%'), '_', '\\_')`
  const before = place === 'start' ? sql`` : sql`'%' || `
  const after = place === 'end' ? sql`` : sql` || '%'`
  const ordered = place === 'start' && field.indexed && (field.kind === 'text' || field.kind === 'email')
  const folded = ordered ? sql`fold(${value}) collate "C"` : sql`fold(${value})`
  return sql`${folded} like ${before}${literal}${after}`
}

function oneOf(
  value: RawBuilder<unknown>,
  values: readonly (string | number | boolean)[],
  type: string,
): RawBuilder<boolean> {
  if (values.length === 0) return sql`false`
  if (values.length === 1) return sql`${value} = ${values[0]}::${sql.raw(type)}`
  return sql`${value} = any (${[...values]}::${sql.raw(type)}[])`
}

function rangeSql(value: RawBuilder<unknown>, { from, to }: Range, type: string): RawBuilder<boolean> {
  const ends = [from && bounded(value, '>', from, type), to && bounded(value, '<', to, type)].filter(
    (end) => end !== undefined,
  )
  if (ends.length === 0) return sql`${value} is not null`
  return ends.length === 1 ? ends[0]! : sql`(${sql.join(ends, sql` and `)})`
}

function bounded(
  value: RawBuilder<unknown>,
  sign: '>' | '<',
  bound: Bound,
  type: string,
): RawBuilder<boolean> {
  return sql`${value} ${sql.raw(bound.inclusive ? `${sign}=` : sign)} ${bound.value}::${sql.raw(type)}`
}
