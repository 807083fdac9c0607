import { sql } from 'kysely'
import type { PoolClient } from '../../platform/database/connect.ts'
import type { Ctx, Services } from '../context.ts'

/** Any number of our own: who holds it builds an index. */
const buildLock = 7_263_503
/** Cancelled by somebody, or chosen as the one to give way. */
const gaveWay = ['57014', '40P01']

/**
 * Runs statements that work on indexes beside everything else, on a connection of their own. Answers false when a change of definitions wanted the
 * table and they gave way; the change itself sees to it that they are done later.
 */
export async function besideTheWork(
  { pool }: Services,
  work: (run: (statement: string) => Promise<unknown>) => Promise<void>,
): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [buildLock])
    await work((statement) => client.query(statement))
    return true
  } catch (error) {
    if (!gaveWay.includes((error as { code?: string }).code ?? '')) throw error
    return false
  } finally {
    await release(client)
  }
}

async function release(client: PoolClient): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock($1)', [buildLock])
    client.release()
  } catch (error) {
    // A connection that still held the lock would keep it from everybody.
    client.release(error as Error)
  }
}

/**
 * Breaks off a build that is under way, since it would wait for the transaction that wants to change the table, and that one for it. What was built
 * so far is dropped and built anew by the job that follows the change.
 */
export async function interruptIndexBuilds(ctx: Ctx): Promise<void> {
  await sql`
    select pg_cancel_backend(pid) from pg_locks
    where locktype = 'advisory' and granted and classid = 0 and objid = ${buildLock}
      and database = (select oid from pg_database where datname = current_database())`.execute(ctx.db)
}
