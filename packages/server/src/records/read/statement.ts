import { createHash } from 'node:crypto'
import { type CompiledQuery, CompiledQuery as Query, type RawBuilder } from 'kysely'
import type { Ctx } from '../context.ts'

/**
 * Runs a statement of the read path: in the transaction of the context, else on the pool.
 *
 * @param steady the best plan does not depend on the values, so PostgreSQL may keep the prepared statement; planning a list of forty columns takes
 *   longer than reading a page of it
 */
export async function runStatement<Row extends object>(
  ctx: Ctx,
  statement: RawBuilder<Row>,
  steady = false,
): Promise<Row[]> {
  const { sql: text, parameters } = statement.compile(ctx.db)
  if (ctx.db.isTransaction) {
    const { rows } = await ctx.db.executeQuery(Query.raw(text, [...parameters]) as CompiledQuery<Row>)
    return rows
  }
  const name = steady ? preparedName(text) : undefined
  const { rows } = await ctx.services.pool.query<Row>({ name, text, values: [...parameters] })
  return rows
}

/** Each connection keeps what was prepared on it for good, so only so many texts are prepared, first come first served. */
const mostPrepared = 100
const names = new Map<string, string>()

function preparedName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostPrepared) return known
  const name = `list_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}
