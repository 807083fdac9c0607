import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { PoolClient } from '../../../platform/database/connect.ts'
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
export async function openHandOver(services: Services): Promise<HandOver> {
  const { clock } = services
  const notes = notebook(services)
  await notes.open()
  let idle: Promise<unknown> = Promise.resolve()
  return {
    async noteAnd(messageId, handOver) {
      const before = idle
      const { promise, resolve } = Promise.withResolvers<void>()
      idle = promise
      await before
      const client = await notes.open().catch((error: Error) => {
        resolve()
        throw error
      })
      handedHere.add(messageId)
      client
        .query(note, [messageId, clock.now()])
        .catch(() => noteAgain(services, messageId))
        .finally(resolve)
      handOver()
    },
    close: notes.close,
  }
}

const note = 'update message set sent_at = $2 where id = $1'

/** The connection for notes, made anew when it turns out to be broken. */
function notebook({ pool }: Services) {
  let opened: PoolClient | undefined
  const close = () => {
    opened?.release(true)
    opened = undefined
  }
  return {
    close,
    async open(): Promise<PoolClient> {
      if (opened) return opened
      const client = await pool.connect()
      client.once('error', () => {
        if (opened === client) close()
      })
      // A note need not outlive a crash of the database: see `settleClaims`.
      await client.query('set synchronous_commit = off').catch((error: Error) => {
        client.release(true)
        throw error
      })
      opened = client
      return client
    },
  }
}

/**
 * Writes a note that was lost with its connection. The mail server may keep its answer back for long; whoever is killed meanwhile must have left the note, or the message
 * would be taken for one that never left.
 */
async function noteAgain({ pool, clock }: Services, messageId: string): Promise<void> {
  while (handedHere.has(messageId)) {
    const isWritten = await pool.query(note, [messageId, clock.now()]).then(
      () => true,
      () => false,
    )
    if (isWritten) return
    await sleep(50)
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
