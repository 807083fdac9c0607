import { sql } from 'kysely'
import type { Services } from '../../../records/index.ts'

/**
 * Notes in the database that a message is handed over in this very moment. The note is not waited for: it lies in the database's hands when `handOver` is called.
 * So a claimed message without a note never left, unless the database itself was lost.
 */
export interface HandOver {
  noteAnd(messageId: string, handOver: () => void): Promise<void>
  close(): void
}

/** Messages that this process handed over and could not yet write down what became of them. */
const handedHere = new Set<string>()

/** Opens a connection for notes alone: it must be idle when one is to be written, so each waits for the answer to the one before. */
export async function openHandOver({ pool, clock }: Services): Promise<HandOver> {
  const client = await pool.connect()
  // A note need not outlive a crash of the database: see `settleClaims`.
  await client.query('set synchronous_commit = off').catch((error: Error) => {
    client.release(true)
    throw error
  })
  let idle: Promise<unknown> = Promise.resolve()
  return {
    async noteAnd(messageId, handOver) {
      const before = idle
      const { promise, resolve } = Promise.withResolvers<void>()
      idle = promise
      await before
      handedHere.add(messageId)
      client
        .query('update message set sent_at = $2 where id = $1', [messageId, clock.now()])
        .catch(() => undefined) // a broken connection; while this process lives it knows by itself
        .finally(resolve)
      handOver()
    },
    close: () => client.release(true),
  }
}

/** What became of a message that was handed over is written down. */
export function handOverSettled(messageId: string): void {
  handedHere.delete(messageId)
}

/**
 * Decides on messages that were claimed when the sending was cut off. Those without a note never left and wait again. Those with one may have been taken by the mail
 * server, so they are not sent a second time; nor are those that were claimed before the database last started, since it may have lost their notes.
 */
export async function settleClaims({ db }: Services, programId: string): Promise<void> {
  await sql`
    update message set updated_at = now(), status = case
      when sent_at is null and updated_at > pg_postmaster_start_time() and id <> all(${[...handedHere]}::uuid[]) then 'queued'
      else 'unknown' end
    where program_id = ${programId} and status = 'sending'
  `.execute(db)
}
