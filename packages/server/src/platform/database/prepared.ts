import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'

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

/** Each connection keeps what was prepared on it for good, so only so many texts are prepared, first come first served. */
const mostPrepared = 100
const names = new Map<string, string>()

/** The name under which a text is prepared; undefined when too many are already. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostPrepared) return known
  const name = `kept_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}
