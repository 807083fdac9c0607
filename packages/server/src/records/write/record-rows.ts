import type { AnyReferenceField, AnyReferenceValue, ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { columnsOf, keptColumnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'

/** A row as PostgreSQL makes JSON of it: value by name of column. */
export type RowJson = Record<string, unknown>

/** A record by property, as code carries it: `{ id, companyId, createdAt, … }`. */
export function toRecord(object: ObjectDefinition, row: RowJson): Record<string, unknown> {
  const record: Record<string, unknown> = { id: row.id }
  for (const { name, property, field } of columnsOf(object)) {
    if (field.kind === 'anyReference') record[property] = pointedTo(field, row)
    else if (name in row) record[property] = row[name]
  }
  return record
}

/** The record that a reference to any object leads to, by whichever of its references is filled. */
function pointedTo({ ways = [] }: AnyReferenceField, row: RowJson): AnyReferenceValue | null {
  const way = ways.find(({ column }) => row[column] !== null && row[column] !== undefined)
  return way ? { object: way.to, id: String(row[way.column]) } : null
}

/** Values by name of column, from values by property. */
export function toRow(object: ObjectDefinition, values: Record<string, unknown>): RowJson {
  const row: RowJson = {}
  for (const { name, property } of keptColumnsOf(object)) {
    if (values[property] !== undefined) row[name] = values[property]
  }
  return row
}

/** Names of the columns that any of the rows has a value for. */
export function columnsIn(rows: readonly RowJson[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))]
}

/** Rows given as JSON, as a query that yields the columns named. PostgreSQL reads each value as the type of its column. */
export function rowsAsQuery(
  object: ObjectDefinition,
  rows: readonly RowJson[],
  columns: readonly string[],
): RawBuilder<unknown> {
  const table = sql.table(object.table)
  return sql`
    select ${sql.join(columns.map((column) => sql.id(column)))}
    from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`
}

/** Reads records by id, as they are now, whoever asks; for code that has checked that already. */
export async function readRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await sql<{ row: RowJson }>`
    select to_jsonb(record) as row from ${sql.table(object.table)} as record where id = any(${[...ids]}::uuid[])
  `.execute(ctx.db)
  return new Map(rows.map(({ row }) => [String(row.id), toRecord(object, row)]))
}
