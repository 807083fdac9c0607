import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { ownConnection } from '../../../platform/database/own-connection.ts'
import { prepared } from '../../../platform/database/prepared.ts'
import { together } from '../../../platform/together.ts'
import type { Services } from '../../../records/index.ts'
import { claimMessages, type Taken } from './claim-messages.ts'
import type { Outgoing } from './outgoing.ts'

/** A message of which the mail server has all but the end. */
export interface Leaving {
  message: Outgoing
  /** Whether there is still a way to the mail server. Asked once the message is claimed. */
  canLeave(): boolean
  /** Lets the end follow. */
  leave(): void
}

/**
 * The last step of messages on their way out: each is claimed, that it is handed over in this very moment is noted, and its end follows. Those that come to it at about the same time
 * take it together, in one commit. The note is not waited for: it lies in the database's hands when the first end follows. So a claimed message without a note never
 * left, unless the database itself was lost.
 */
export interface HandOver {
  /** Claims a message and lets it leave, if there is still a way. False: it is not ours to send, or not to be sent any more. */
  pass(leaving: Leaving): Promise<boolean>
  /** Writes down that the mail server took a message. */
  taken(message: Omit<Taken, 'at'>): Promise<void>
  close(): void
}

/** What is done together: messages leave, and what became of others is written down. */
type Step = Leaving | Taken

/** Messages that this process handed over and could not yet write down what became of them. */
const handedHere = new Set<string>()

/** Opens the way out for the messages of one program. */
export function openHandOver(services: Services): HandOver {
  const { pool, db, clock } = services
  // Planned once for all: planning a claim takes longer than claiming.
  const claims = ownConnection(pool, 'set plan_cache_mode = force_generic_plan')
  // A note need not outlive a crash of the database: see `settleClaims`.
  const notes = ownConnection(pool, 'set synchronous_commit = off')
  let noted: Promise<unknown> | undefined
  const note = async () => {
    // The connection must be idle when a note is to be written, so each waits for the answer to the one before.
    await noted
    const client = await notes.open()
    return (ids: readonly string[]) => {
      noted = client.query(prepared(noteOf(ids, clock.now()), db)).catch(() => {
        notes.close()
        return noteAgain(services, ids)
      })
    }
  }
  const step = together(async (steps: readonly Step[]) => {
    const leaving = steps.flatMap((each) => ('leave' in each ? [each] : []))
    const taken = steps.flatMap((each) => ('messageId' in each ? [each] : []))
    const messages = leaving.map(({ message }) => message)
    const claimed = await claimMessages(await claims.open(), db, {
      messages,
      taken,
      claim: { status: 'sending' },
    })
    for (const { id } of taken) handOverSettled(id)
    const writeNote = await note()
    const gone = leaving.filter(({ message, canLeave }) => claimed.has(message.id) && canLeave())
    const ids = gone.map(({ message }) => message.id)
    for (const id of ids) handedHere.add(id)
    if (ids.length > 0) writeNote(ids)
    for (const { leave } of gone) leave()
    return steps.map((each) => 'messageId' in each || claimed.has(each.message.id))
  })
  return {
    pass: step,
    async taken(message) {
      await step({ ...message, at: clock.now() })
    },
    close() {
      claims.close()
      notes.close()
    },
  }
}

/** A message whose sending was noted, or written down as done, keeps that moment: it is the one under which it is remembered. */
const noteOf = (ids: readonly string[], at: Date) =>
  sql`update message set sent_at = ${at} where id = any(${ids}::uuid[]) and sent_at is null`

/**
 * Writes notes that were lost with their connection. The mail server may keep its answer back for long; whoever is killed meanwhile must have left the note, or the message
 * would be taken for one that never left.
 */
async function noteAgain({ db, clock }: Services, ids: readonly string[]): Promise<void> {
  for (;;) {
    const open = ids.filter((id) => handedHere.has(id))
    if (open.length === 0) return
    const isWritten = await noteOf(open, clock.now())
      .execute(db)
      .then(
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
