import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { refreshOrder, refreshStale } from './settle.ts'
import { staleTopics } from './stale.ts'
import { StaleRecords } from './stale-records.ts'

/** Records whose derived columns or touchpoints were not what they ought to be, by topic. */
export type Repairs = Record<string, number>

const chunk = 20_000

/**
 * Proves for every record that what follows from others does so, and repairs what does not: a safety net for writes past the record
 * engine and for changed settings. One transaction for each chunk, so that nobody waits long.
 *
 * @param progress told of records looked at
 * @param only topics that are proved, and what follows from them; all, when absent
 */
export async function proveDerived(
  ctx: Ctx,
  progress: (done: number) => Promise<void> = async () => {},
  only?: readonly string[],
): Promise<Repairs> {
  const repairs: Repairs = {}
  let done = 0
  const objects = new Map(staleTopics(ctx).map(({ topic, object }) => [topic, object]))
  for (const topic of refreshOrder(ctx).filter((each) => only?.includes(each) ?? true)) {
    const { table } = objects.get(topic)!
    let last: string | undefined
    do {
      const result = await ctx.services.db.transaction().execute(async (db) => {
        const within = { ...ctx, db }
        const found = await nextIds(within, table, last)
        if (found.length === 0) return { last: undefined, repaired: new Map<string, number>() }
        return { last: found.at(-1), repaired: await refreshSome(within, topic, found), count: found.length }
      })
      last = result.last
      done += result.count ?? 0
      for (const [name, count] of result.repaired) if (count > 0) repairs[name] = (repairs[name] ?? 0) + count
      await progress(done)
    } while (last !== undefined)
  }
  return repairs
}

/**
 * Makes a topic anew for some records, and what follows from it, in one transaction: for what follows from something that no change of a record tells of.
 * @param ids a chunk of them, not more than some 20,000
 */
export async function refreshDerived(ctx: Ctx, topic: string, ids: readonly string[]): Promise<void> {
  await ctx.services.db.transaction().execute((db) => refreshSome({ ...ctx, db }, topic, ids))
}

async function refreshSome(ctx: Ctx, topic: string, ids: readonly string[]): Promise<Map<string, number>> {
  const stale = new StaleRecords()
  await stale.addToTable(ctx.db, [{ topic, query: sql`select unnest(${[...ids]}::uuid[])` }])
  return refreshStale(ctx, stale, { together: false })
}

async function nextIds(ctx: Ctx, table: string, after: string | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ${after ? sql`id > ${after}` : sql`true`} order by id limit ${chunk}
  `.execute(ctx.db)
  return rows.map(({ id }) => id)
}
