import { CamelCasePlugin, Kysely, PostgresDialect, type RawBuilder } from 'kysely'
import pg from 'pg'
import { useNames } from './prepared.ts'
import type { PlatformTables } from './tables.ts'

/** Where a PostgreSQL database is and who we are there. */
export type ConnectionSettings =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string }

/**
 * The typed way to the database. Table and column names are camelCase in code and snake_case in the database, and
 * this is the one place where they are translated. A module adds its own tables: `db.$extendTables<LoyaltyTables>()`.
 */
export type Database = Kysely<PlatformTables>

/** Anything that a piece of SQL can be executed on: a database or a transaction, whatever tables it knows. */
export type SqlExecutor = Parameters<RawBuilder<unknown>['execute']>[0]

/** Connections to PostgreSQL, for plain SQL, COPY and notifications. */
export type Pool = pg.Pool

/** One connection of a {@link Pool}. */
export type PoolClient = pg.PoolClient

/** What differs between the uses of a pool. */
export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  applicationName?: string
  maxConnections?: number
  /** Told of connections that break; they are replaced by themselves, and a query that was under way is rejected. */
  onError?: (error: Error) => void
}

/** Opens a pool of connections. Nothing is connected until the first query. */
export function createPool(settings: ConnectionSettings, options: PoolOptions = {}): Pool {
  const pool = new pg.Pool({
    ...settings,
    types,
    max: options.maxConnections ?? 20,
    application_name: options.applicationName ?? 'regulars',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  })
  const onError = (error: Error) => options.onError?.(error)
  pool.on('error', onError)
  pool.on('connect', (client) => {
    client.on('error', onError)
    useNames(client)
  })
  return pool
}

/**
 * Closes all connections of a pool and waits until the database has seen it. (`pool.end()` by itself does not wait, so that a
 * database stopped right after would break them off.)
 */
export async function closePool(pool: Pool): Promise<void> {
  let open = pool.totalCount
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve()
    pool.on('remove', () => {
      open -= 1
      if (open === 0) resolve()
    })
  })
  await Promise.all([pool.end(), closed])
}

/** Puts the typed query builder over a pool. The pool stays the caller's to end. */
export function createDatabase(pool: Pool): Database {
  return new Kysely<PlatformTables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/**
 * How values arrive: `bigint` as number (amounts in minor units stay far below 2^53; one beyond is an error, never a
 * rounded value), `date` as the text `2026-11-22` since a day has no time zone; the rest as `pg` does it.
 */
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.INT8]: parseWholeNumber,
  [pg.types.builtins.DATE]: (text) => text,
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

function parseWholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${text} is too large to be read exactly as a number.`)
  return number
}
