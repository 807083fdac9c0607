import type { Pool } from '../database/connect.ts'

/**
 * Does `work` while nobody else, in any process, works under the same name; whoever comes second waits. For jobs that may come to run twice at once: from the
 * command line and by the worker, or by a worker that was taken for dead. The lock goes with its connection, so a killed process leaves none behind.
 *
 * @example await runAlone(pool, `import ${id}`, () => readIn(id))
 */
export async function runAlone(pool: Pool, name: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name])
    await work()
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
