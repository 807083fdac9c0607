import { sql } from 'kysely'
import { runPrepared } from '../../platform/database/prepared.ts'
import { type Column, columnsOf } from '../columns/column.ts'
import { comparedAs, ignoresCase } from '../columns/unique-value.ts'
import type { Ctx } from '../context.ts'
import { scopeSql } from './scope.ts'
import type { WriteBatch, WriteEntry } from './write-batch.ts'
import { labelOfProperty, TakenFault } from './write-problems.ts'

/**
 * Finds values that only one record may have and another has already, and says which one, when that may be seen. The unique index
 * remains the judge when two write at the same moment.
 */
export async function checkUnique(ctx: Ctx, batch: WriteBatch): Promise<void> {
  for (const column of columnsOf(batch.object).filter(({ field }) => field.unique)) {
    const entries = batch.entries.filter(({ values }) => values[column.property] != null)
    if (entries.length === 0) continue
    const takers = await findTakers(ctx, batch, column, entries)
    for (const entry of entries) checkEntry(batch, column, entry, entries, takers)
  }
}

interface TakerRow {
  id: string
  value: string
  title: string | null
  visible: boolean
}

function checkEntry(
  batch: WriteBatch,
  column: Column,
  entry: WriteEntry,
  entries: readonly WriteEntry[],
  takers: readonly TakerRow[],
): void {
  const { object } = batch
  const value = comparable(column, entry.values[column.property])
  const writing = new Map(batch.entries.map(({ id, values }) => [id, values[column.property]]))
  // A record that gives the value up in the same batch does not hold it any more.
  const taker = takers.find(
    (row) => row.value === value && row.id !== entry.id && writing.get(row.id) === undefined,
  )
  const twin = entries.find(
    (other) => other.id !== entry.id && comparable(column, other.values[column.property]) === value,
  )
  if (!taker && !(twin && entries.indexOf(twin) < entries.indexOf(entry))) return
  const takenBy = taker?.visible
    ? { object: object.name, id: taker.id, title: taker.title ?? object.label }
    : undefined
  batch.faults.push(
    new TakenFault(`${entry.at}${column.property}`, labelOfProperty(object, column.key), takenBy),
  )
}

/** As the unique index compares: without regard to capitals, except in keys that only code reads. */
function comparable(column: Column, value: unknown): string {
  return ignoresCase(column) ? String(value).toLowerCase() : String(value)
}

async function findTakers(
  ctx: Ctx,
  { object, options }: WriteBatch,
  column: Column,
  entries: readonly WriteEntry[],
): Promise<TakerRow[]> {
  const written = sql`record.${sql.id(column.name)}`
  const compared = comparedAs(column, written)
  const wanted = entries.map(({ values }) =>
    ignoresCase(column) ? sql`lower(${values[column.property]}::text)` : sql`${values[column.property]}`,
  )
  const title = columnsOf(object).find(({ key }) => key === object.title)
  const statement = sql<TakerRow>`
    select record.id, ${compared}::text as value, record.${sql.id(title?.name ?? 'id')}::text as title,
      ${options.trusted ? sql`true` : scopeSql(ctx, object, 'read', 'record')} as visible
    from ${sql.table(object.table)} as record
    where ${compared} in (${sql.join(wanted)}) ${object.bin ? sql`and record.deleted_at is null` : sql``}`
  const isSteady = wanted.length === 1 && ignoresCase(column)
  return isSteady ? runPrepared(ctx.db, statement) : (await statement.execute(ctx.db)).rows
}
