import { type CompiledQuery, CompiledQuery as Query, type RawBuilder } from 'kysely'
import { preparedName } from '../../platform/database/prepared.ts'
import type { Ctx } from '../context.ts'

/**
 * How a statement is planned: `anew` each time, for its values; `steady` when the best plan does not depend on them, so PostgreSQL may keep the prepared
 * statement (planning a list of forty columns takes longer than reading a page of it); `once` when it must, since planning takes many times as long as
 * running.
 */
export type Planned = 'anew' | 'steady' | 'once'

/** Runs a statement of the read path: in the transaction of the context, else on the pool. */
export async function runStatement<Row extends object>(
  ctx: Ctx,
  statement: RawBuilder<Row>,
  planned: Planned = 'anew',
): Promise<Row[]> {
  // Names in these statements are those of the database, so nothing is left to be translated.
  const { sql: text, parameters } = statement.compile(ctx.db.withoutPlugins())
  if (ctx.db.isTransaction) {
    if (planned === 'steady') preparedName(text, 'write')
    const { rows } = await ctx.db.executeQuery(Query.raw(text, [...parameters]) as CompiledQuery<Row>)
    return rows
  }
  const name = planned === 'anew' ? undefined : preparedName(text)
  const query = { name, text, values: [...parameters] }
  if (planned === 'once' && name !== undefined) return runPlannedOnce(ctx, query)
  const { rows } = await ctx.services.pool.query<Row>(query)
  return rows
}

/**
 * PostgreSQL plans a prepared statement five times for its values before it considers one plan for all, and then may not trust it. The setting ends with
 * the transaction, so the next to use the connection has its own.
 */
async function runPlannedOnce<Row extends object>(
  { services }: Ctx,
  query: { name: string | undefined; text: string; values: unknown[] },
): Promise<Row[]> {
  const client = await services.pool.connect()
  let fault: Error | undefined
  try {
    await client.query('begin read only; set local plan_cache_mode = force_generic_plan')
    const { rows } = await client.query<Row>(query)
    await client.query('commit')
    return rows
  } catch (error) {
    fault = error as Error
    throw error
  } finally {
    // After a fault the connection may be in a transaction that failed, or gone.
    client.release(fault)
  }
}
