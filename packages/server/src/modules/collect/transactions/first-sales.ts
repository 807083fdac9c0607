import { contact, identifier, order, orderLine, touchpoint } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** Fewer lines than this are written in no time as it is. */
const fewestLines = 10_000

/** So many lines are written in about half a minute, in which nobody can look at customers and orders; of which there are none yet. */
const mostLines = 500_000

/** A table with fewer records than this counts as empty. */
const fewRecords = 1000

/**
 * The tables that the first sales of a business fill, when they are not too many: with the twenty to thirty indexes of a table put off to the end, the
 * import takes a third of the time. Later imports find tables that people work with, and put each value in its place.
 */
export async function tablesOfFirstSales(ctx: Ctx, importId: string): Promise<string[]> {
  const { rows } = await sql<{ lines: number; hasSales: boolean }>`
    select (select count(*)::integer from import_line where import_id = ${importId}) as lines,
      exists (select from "order") or exists (select from order_line) as "hasSales"`.execute(ctx.db)
  const { lines, hasSales } = rows[0]!
  if (hasSales || lines < fewestLines || lines > mostLines) return []
  const tables: string[] = []
  for (const { table } of [contact, identifier, order, orderLine, touchpoint])
    if (await hasFew(ctx, table)) tables.push(table)
  return tables
}

async function hasFew(ctx: Ctx, table: string): Promise<boolean> {
  const { rows } = await sql`select from ${sql.table(table)} limit ${sql.lit(fewRecords)}`.execute(ctx.db)
  return rows.length < fewRecords
}
