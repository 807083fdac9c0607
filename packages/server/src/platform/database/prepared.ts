import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { PoolClient } from 'pg'

/** A statement as `pg` takes it: where it has a name, PostgreSQL keeps it prepared for the connection. */
export interface PreparedStatement {
  name: string | undefined
  text: string
  values: unknown[]
}

/**
 * A statement that PostgreSQL is to read and plan once for each connection. Names in what it answers are those of the database.
 * @example await pool.query(prepared(sql`select name from contact where id = ${id}`, db))
 */
export function prepared(
  statement: RawBuilder<unknown>,
  db: Parameters<RawBuilder<unknown>['compile']>[0],
): PreparedStatement {
  const { sql: text, parameters } = statement.compile(db)
  return { name: preparedName(text), text, values: [...parameters] }
}

/** What a statement is for; each use has room for texts of its own, so that the many ways to read leave some for writing. */
export type PreparedUse = 'read' | 'write'

/** Each connection keeps what was prepared on it for good, so only so many texts are prepared, first come first served. */
const mostPrepared: Record<PreparedUse, number> = { read: 100, write: 100 }
const names = new Map<string, string>()
const counts: Record<PreparedUse, number> = { read: 0, write: 0 }

/** The name under which a text is prepared; undefined when too many are already. */
export function preparedName(text: string, use: PreparedUse = 'read'): string | undefined {
  const known = names.get(text)
  if (known !== undefined || counts[use] >= mostPrepared[use]) return known
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  counts[use] += 1
  return name
}

/**
 * Runs a statement of a write, prepared, where the others of its transaction run. Only for what is planned alike whatever its values, and names each column of its
 * answer: one that grew with the table would be refused. Names in what it answers are those of the database.
 */
export async function runPrepared<Row>(
  executor: Parameters<RawBuilder<unknown>['execute']>[0],
  statement: RawBuilder<Row>,
): Promise<Row[]> {
  // Nothing is left to be translated, so that the plugins need not walk through it.
  const plain = executor.getExecutor().withoutPlugins()
  const compiled = statement.compile({ getExecutor: () => plain })
  preparedName(compiled.sql, 'write')
  return (await plain.executeQuery(compiled)).rows
}

/**
 * Ids as an array that a prepared statement may be given. PostgreSQL looks into an array that is a plain parameter, and so plans for its very length each time;
 * behind a query it takes any for ten, finds one plan as good for all, and keeps that.
 */
export const steadyIds = (ids: readonly string[]): RawBuilder<string[]> =>
  sql<string[]>`(select ${[...ids]}::uuid[])::uuid[]`

type AnyQuery = (...given: unknown[]) => unknown

/** Lets a connection run texts that have a name under it, also where whoever asks can give none, as the query builder. */
export function useNames(client: PoolClient): void {
  const query = client.query.bind(client) as AnyQuery
  const named: AnyQuery = (...given) => {
    const [text, values, ...rest] = given
    const name = typeof text === 'string' && Array.isArray(values) ? names.get(text) : undefined
    return name === undefined ? query(...given) : query({ name, text, values }, ...rest)
  }
  client.query = named as typeof client.query
}
