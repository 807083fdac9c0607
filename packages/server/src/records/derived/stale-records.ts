import { type RawBuilder, sql } from 'kysely'
import type { SqlExecutor } from '../../platform/database/connect.ts'
import { runPrepared, steadyIds } from '../../platform/database/prepared.ts'

/** A query that yields the ids of records that are stale under a topic. */
export interface StaleQuery {
  topic: string
  query: RawBuilder<unknown>
}

/** What a statement found stale in turn, by topic: the ids, or how many went into the table. */
export type Spread = Readonly<Record<string, readonly string[] | number>>

/** More stale records than this are collected in a table. */
const mostInMemory = 100

/**
 * Records that have to be made anew, by topic: few of them in memory, more in a table of the connection that is emptied with the transaction. To have touched
 * such a table makes a commit several times as long and every plan that reads it anew, so that a single write does without.
 */
export class StaleRecords {
  #few: Map<string, Set<string>> | undefined = new Map()
  readonly #topicsInTable = new Set<string>()

  /** Whether any are collected under a topic. */
  has(topic: string): boolean {
    return this.#few ? this.#few.has(topic) : this.#topicsInTable.has(topic)
  }

  /** The ids under a topic, where they are in memory. */
  known(topic: string): readonly string[] | undefined {
    return this.#few && [...(this.#few.get(topic) ?? [])]
  }

  /** The ids under a topic, as a query; in the table one may have been collected several times. */
  ids(topic: string): RawBuilder<unknown> {
    const known = this.known(topic)
    return known
      ? sql`select unnest(${steadyIds(known)}) as id`
      : sql`select id from stale_record where topic = ${topic}`
  }

  /** Runs a statement over collected records: prepared where they are few, since then it takes longer to plan than to run. */
  async run<Row>(executor: SqlExecutor, statement: RawBuilder<Row>): Promise<Row[]> {
    return this.#few ? runPrepared(executor, statement) : (await statement.execute(executor)).rows
  }

  /** Collects the records that queries yield. */
  async add(executor: SqlExecutor, queries: readonly StaleQuery[]): Promise<void> {
    if (queries.length === 0) return
    if (!this.#few) return this.addToTable(executor, queries)
    const { cte, column } = this.spreading(queries)
    const [row] = await this.run(executor, sql<{ spread: Spread }>`with ${cte} select ${column} as spread`)
    await this.take(executor, row?.spread ?? {}, () => queries)
  }

  /** A common table expression, and a column of the statement that has it, by which that collects what queries over its own changes yield. */
  spreading(queries: readonly StaleQuery[]): { cte: RawBuilder<unknown>; column: RawBuilder<unknown> } {
    // Each topic by itself, since ids alone are told apart in a fraction of the time.
    const found = sql.join([...Map.groupBy(queries, ({ topic }) => topic)].map(distinctIds), sql` union all `)
    return this.#few
      ? {
          cte: sql`spread as (select topic, id from (${found}) as found (topic, id) limit ${sql.lit(mostInMemory + 1)})`,
          column: sql`coalesce((select jsonb_object_agg(topic, ids) from (
            select topic, array_agg(id) as ids from spread group by topic) as few), '{}')`,
        }
      : {
          cte: sql`spread as (insert into stale_record (topic, id) ${found} returning topic)`,
          column: sql`coalesce((select jsonb_object_agg(topic, found) from (
            select topic, count(*) as found from spread group by topic) as many), '{}')`,
        }
  }

  /**
   * Takes what a statement collected with `spreading`.
   * @param again the same queries over what that statement has changed, asked when it was more than is kept in memory
   */
  async take(executor: SqlExecutor, spread: Spread, again: () => readonly StaleQuery[]): Promise<void> {
    const found = Object.entries(spread)
    if (!this.#few) {
      for (const [topic] of found) this.#topicsInTable.add(topic)
      await countCollected(executor, sizeOf(Object.values(spread)))
    } else if (sizeOf([...this.#few.values(), ...Object.values(spread)]) > mostInMemory)
      await this.addToTable(executor, again())
    else for (const [topic, ids] of found) if (typeof ids !== 'number') this.note(topic, ids)
  }

  /** Adds few records that are known by name. */
  note(topic: string, ids: readonly string[]): void {
    if (!this.#few) throw new Error('Records are only noted as long as there are few.')
    this.#few.set(topic, new Set([...(this.#few.get(topic) ?? []), ...ids]))
  }

  /** Collects in the table, from now on and what was collected before. */
  async addToTable(executor: SqlExecutor, queries: readonly StaleQuery[]): Promise<void> {
    const before = [...(this.#few ?? [])].map(([topic, ids]) => ({
      topic,
      query: sql`select unnest(${[...ids]}::uuid[])`,
    }))
    if (this.#few) await createTable(executor)
    this.#few = undefined
    const { cte, column } = this.spreading([...before, ...queries])
    const { rows } = await sql<{ spread: Spread }>`with ${cte} select ${column} as spread`.execute(executor)
    await this.take(executor, rows[0]?.spread ?? {}, () => queries)
  }
}

const sizeOf = (groups: ReadonlyArray<ReadonlySet<string> | readonly string[] | number>): number =>
  groups.reduce<number>((sum, ids) => sum + (typeof ids === 'number' ? ids : [...ids].length), 0)

const distinctIds = ([topic, queries]: [string, readonly StaleQuery[]]): RawBuilder<unknown> => {
  const ids = queries.map(({ query }) => sql`select id from (${query}) as found (id)`)
  return sql`
    select ${topic}::text, id from (select distinct id from (${sql.join(ids, sql` union all `)}) as found) as stale
    where id is not null`
}

/** Very many are written down without an index, which is made when they are there: putting each in its place takes five times as long. */
async function createTable(executor: SqlExecutor): Promise<void> {
  await sql`
    create temporary table if not exists stale_record (topic text collate "C", id uuid) on commit delete rows`.execute(
    executor,
  )
  await sql`
    do $$ begin
      if to_regclass('pg_temp.stale_record_found') is not null and not exists (select from stale_record) then
        drop index stale_record_found;
      end if;
    end $$`.execute(executor)
}

/** From so many on PostgreSQL must know that they are there: it takes a temporary table for nearly empty until it is told otherwise. */
const fewestCounted = 500

/** After many were collected: what is collected is counted, and found by topic and id from then on. */
async function countCollected(executor: SqlExecutor, collected: number): Promise<void> {
  if (collected < fewestCounted) return
  await sql`create index if not exists stale_record_found on stale_record (topic, id)`.execute(executor)
  await sql`analyze stale_record`.execute(executor)
}
