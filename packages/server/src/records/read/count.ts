import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { requireRead } from './access.ts'
import { type Count, cachedCount } from './count-cache.ts'
import { type Selection, self, whereSql } from './selection.ts'
import { runStatement } from './statement.ts'

/** How a count is made. */
export interface CountOptions {
  /** Never an estimate, however long it takes. */
  exact?: boolean
  /** Some seconds old will do, as on the further pages of a list. */
  mayBeOld?: boolean
}

/** Counts up to here are exact. */
export const exactUpTo = 10_000

/** Pages of the table that an estimate looks at. */
const sampledPages = 600

/**
 * Counts the records of a selection that the actor may see: exactly up to 10,000, estimated from a sample of the table beyond.
 * @throws Problem `record.not-allowed`, `condition.…`
 */
export async function count(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: Selection = {},
  { exact = false, mayBeOld = false }: CountOptions = {},
): Promise<Count> {
  requireRead(ctx, object)
  if (exact) return { count: await countUpTo(ctx, object, selection, undefined), isEstimate: false }
  return cachedCount(ctx, object, selection, mayBeOld, () => countOrEstimate(ctx, object, selection))
}

async function countOrEstimate(ctx: Ctx, object: ObjectDefinition, selection: Selection): Promise<Count> {
  const found = await countUpTo(ctx, object, selection, exactUpTo + 1)
  if (found <= exactUpTo) return { count: found, isEstimate: false }
  return { count: Math.max(await estimate(ctx, object, selection), exactUpTo), isEstimate: true }
}

async function countUpTo(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: Selection,
  most: number | undefined,
): Promise<number> {
  const where = await whereSql(ctx, object, selection, 'all')
  const limit = most === undefined ? sql`` : sql`limit ${sql.lit(most)}`
  const [row] = await runStatement(
    ctx,
    sql<{ count: number }>`
      select count(*) as count from (
        select 1 from ${sql.id(object.table)} as ${sql.id(self)} where ${where} ${limit}
      ) as found`,
  )
  return row!.count
}

/** The share of a sample of the table's pages, the same sample each time, so that the figure does not flicker. */
async function estimate(ctx: Ctx, object: ObjectDefinition, selection: Selection): Promise<number> {
  const percent = await samplePercent(ctx, object)
  const where = await whereSql(ctx, object, selection, 'few')
  const [row] = await runStatement(
    ctx,
    sql<{ count: number }>`
      select count(*) as count
      from ${sql.id(object.table)} as ${sql.id(self)} tablesample system (${percent}) repeatable (1) where ${where}`,
  )
  const digits = row!.count < 1000 ? 2 : 3
  return Number(((row!.count * 100) / percent).toPrecision(digits))
}

async function samplePercent(ctx: Ctx, object: ObjectDefinition): Promise<number> {
  const [row] = await runStatement(
    ctx,
    // A table that is not kept in parts has no partition tree.
    sql<{ pages: number }>`
      select coalesce(sum(pg_relation_size(relid)), pg_relation_size(${object.table}::regclass))::bigint
        / current_setting('block_size')::bigint as pages
      from pg_partition_tree(${object.table}::regclass) where isleaf`,
  )
  return Math.min(100, (100 * sampledPages) / Math.max(1, row!.pages))
}
