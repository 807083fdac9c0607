import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

interface SetAside {
  name: string
  definition: string
}

/**
 * Fills empty tables without their indexes and makes those again afterwards: sorting a million values once costs a tenth of putting each in its
 * place. Keys that constraints stand on stay. It is for one transaction, in which nobody else can use the tables; broken off, all is as it was.
 */
export async function withoutIndexes<T>(
  ctx: Ctx,
  tables: readonly string[],
  fill: () => Promise<T>,
): Promise<T> {
  if (!ctx.db.isTransaction) throw new Error('Indexes are only set aside inside a transaction.')
  const { rows } = await sql<SetAside>`
    select quote_ident(relname) as name, pg_get_indexdef(pg_index.indexrelid) as definition
    from pg_index join pg_class on pg_class.oid = indexrelid
    where indrelid in (select to_regclass(quote_ident(name)) from unnest(${[...tables]}::text[]) as name)
      and not exists (select from pg_constraint where conindid = indexrelid)
    order by relname`.execute(ctx.db)
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(ctx.db)
  const filled = await fill()
  await sql`
    set local maintenance_work_mem = '256MB';
    set local max_parallel_maintenance_workers = 2;
    set local min_parallel_table_scan_size = '1MB'`.execute(ctx.db)
  // Of a partitioned table PostgreSQL writes down the index without its parts; made on the whole, it has them.
  for (const { definition } of rows) await sql.raw(definition.replace(' ON ONLY ', ' ON ')).execute(ctx.db)
  await countPartitioned(ctx, tables)
  return filled
}

/** PostgreSQL counts grown tables anew by itself within a minute, but never those that are kept in parts. */
async function countPartitioned(ctx: Ctx, tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'p'
      and oid in (select to_regclass(quote_ident(name)) from unnest(${[...tables]}::text[]) as name)`.execute(
    ctx.db,
  )
  for (const { name } of rows) await sql`analyze only ${sql.table(name)}`.execute(ctx.db)
}
