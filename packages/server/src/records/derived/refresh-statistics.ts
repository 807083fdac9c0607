import { sql } from 'kysely'
import type { ChangeCounts } from '../change-sets/change-set.ts'
import type { Ctx } from '../context.ts'

/** Fewer new records than this do not change how PostgreSQL should go about a query. */
const fewest = 500

/**
 * Lets PostgreSQL count anew the tables that a change set has made grow by a fifth or more. Until it has, it takes a table that was filled in
 * this very transaction for empty and joins it row by row: the totals of 3,000 contacts over 12,800 orders took 10 s instead of 0.06 s.
 */
export async function refreshStatistics(ctx: Ctx, counts: ChangeCounts): Promise<void> {
  const grown = Object.entries(counts).flatMap(([name, { created = 0 }]) => {
    const table = ctx.registry.find(name)?.table
    return table && created >= fewest ? [{ table, created }] : []
  })
  if (grown.length === 0) return
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    join jsonb_to_recordset(${JSON.stringify(grown)}::jsonb) as grown ("table" text, created integer)
      on pg_class.oid = to_regclass(quote_ident(grown."table"))
    where reltuples < grown.created * 5 order by relname`.execute(ctx.db)
  // In one order, so that two large writes wait for each other instead of blocking each other.
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(ctx.db)
}
