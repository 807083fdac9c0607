/**
 * Handing messages to the mail server so that nobody gets one twice and nobody is passed over, also when the process is killed at any moment.
 *
 * SMTP has one moment that decides: the dot that ends a message. All before it is sent first; then the message is claimed in the database (committed); then its
 * handing over is noted and the dot follows, one written right after the other (see hand-over.ts). Killed before the note: the mail server never saw the end and
 * forgets the message; it waits again. Killed after the dot: the server has it; the message is never sent again, and is shown as "not known". What remains are the
 * microseconds between the two, and a database that is lost in the same moment: then it is better not sent than sent twice.
 */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Services } from '../../../records/index.ts'
import { isSuppressed } from '../may-write.ts'
import { claimMessages } from './claim-messages.ts'
import { type HandOver, handOverSettled } from './hand-over.ts'
import type { Outgoing } from './outgoing.ts'

/** Connections to the mail server that are used at once. */
const atOnce = 4

/** What became of some messages. */
export interface Delivered {
  /** Ids of those that are on their way or kept. */
  sent: string[]
  /** How many were refused for good. */
  refused: number
  /** Why others wait. */
  waitFor?: Error
}

/** What delivering needs. */
export interface Delivery {
  services: Services
  handOver: HandOver
  /** Aborted when no further ones are to be begun. */
  signal: AbortSignal
}

/**
 * Sends messages, or keeps them in the outbox where there is no mail server. Those that the mail server wants later wait, and the others go: a server that greylists
 * asks that of every address once.
 * @throws Error when the mail server cannot be reached or takes nothing at all
 */
export async function deliver(delivery: Delivery, messages: readonly Outgoing[]): Promise<Delivered> {
  const { pool, db, clock, mail } = delivery.services
  if (!mail.sends) {
    const kept = await claimMessages(pool, db, { messages, claim: { status: 'kept', at: clock.now() } })
    return { sent: [...kept], refused: messages.length - kept.size }
  }
  const delivered: Delivered = { sent: [], refused: 0 }
  const waiting = [...messages]
  const writing: Promise<void>[] = []
  const workers = Array.from({ length: Math.min(atOnce, messages.length) }, async () => {
    for (let next = waiting.shift(); next && !delivery.signal.aborted; next = waiting.shift()) {
      const { id } = next
      const outcome = await sendOne(delivery, next).catch((error: SmtpError) => {
        if (!isAboutOneAddress(error)) throw error
        delivered.waitFor = error
        return 'waits' as const
      })
      if (outcome === 'refused') delivered.refused++
      // The next need not wait until what became of this one is written down.
      if (typeof outcome === 'object')
        writing.push(writeDown(delivery.handOver, { id, ...outcome }, delivered))
    }
  })
  const outcomes = await Promise.allSettled(workers)
  await Promise.all(writing)
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed && delivered.sent.length === 0) throw failed.reason
  return failed ? { ...delivered, waitFor: failed.reason } : delivered
}

/** "Not now" to a recipient; 421 is about the whole server (RFC 5321, section 4.2.3). */
const isAboutOneAddress = ({ command, responseCode = 0 }: SmtpError): boolean =>
  command === 'RCPT TO' && responseCode >= 400 && responseCode < 500 && responseCode !== 421

async function writeDown(
  handOver: HandOver,
  taken: { id: string; messageId: string },
  delivered: Delivered,
): Promise<void> {
  await handOver.taken(taken).then(
    () => delivered.sent.push(taken.id),
    (error: Error) => {
      delivered.waitFor = error
    },
  )
}

/** Answers with the id under which the server took it. A permanent refusal is written down; what may pass is thrown, and the message waits. */
async function sendOne(
  { services, handOver }: Delivery,
  message: Outgoing,
): Promise<{ messageId: string } | 'refused'> {
  const from = services.settings.get('mailFrom') ?? ''
  const { raw, messageId, envelope } = await compose(from, message)
  const progress: Progress = { step: 'waits', isOver: false }
  const lastStep = (end: () => void) => {
    progress.passing = passOn(handOver, message, progress, end)
    return progress.passing
  }
  try {
    await services.mail.sendHeld({ envelope, open: () => withheldEnd(raw, lastStep) })
    return { messageId }
  } catch (error) {
    progress.isOver = true
    await progress.passing?.catch(() => undefined)
    return afterFailure(services, message, progress.step, error as SmtpError)
  }
}

/** How far a message has come. A lost one was claimed by somebody else or is not to be sent any more: it must not be ended here. */
interface Progress {
  step: 'waits' | 'lost' | 'claimed' | 'handed over'
  /** There is no connection any more to send its end through. */
  isOver: boolean
  /** Its last step while that is under way: what became of it cannot be told before. */
  passing?: Promise<void>
}

type SmtpError = Error & { responseCode?: number; command?: string }

async function passOn(
  handOver: HandOver,
  message: Outgoing,
  progress: Progress,
  end: () => void,
): Promise<void> {
  if (progress.step !== 'waits') throw new Error('The connection broke when the message may have arrived.')
  const isClaimed = await handOver.pass({
    message,
    canLeave: () => !progress.isOver,
    leave() {
      progress.step = 'handed over'
      end()
    },
  })
  if (!isClaimed) {
    progress.step = 'lost'
    throw new Error('The message was claimed by another process, or is not to be sent any more.')
  }
  if (progress.step === 'waits') progress.step = 'claimed'
}

async function compose(from: string, message: Outgoing) {
  const host = from.split('@').at(-1)?.replace(/[>\s]/g, '') || 'localhost'
  const messageId = `<${message.id}@${host}>`
  const mail = new MailComposer({
    from,
    to: message.address,
    subject: message.subject,
    html: message.html,
    text: message.text,
    messageId,
    headers: {
      'List-Unsubscribe': `<${message.unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      Precedence: 'bulk',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const envelope = mail.getEnvelope()
  return {
    raw: await mail.build(),
    messageId,
    envelope: { from: envelope.from || from, to: [message.address] },
  }
}

/** The message as a stream that does not end before its last step: the mail library adds the dot when it ends. */
function withheldEnd(raw: Buffer, lastStep: (end: () => void) => Promise<void>): Readable {
  let begun = false
  return new Readable({
    read() {
      if (begun) return
      begun = true
      this.push(raw)
      lastStep(() => this.push(null)).catch((error: Error) => this.destroy(error))
    },
  })
}

async function afterFailure(
  { db }: Services,
  message: Outgoing,
  step: Progress['step'],
  error: SmtpError,
): Promise<'refused'> {
  if (step === 'lost') return 'refused'
  const refused = error.responseCode !== undefined && error.responseCode >= 500
  if (refused) {
    await sql`
      update message set status = 'failed', problem = ${error.message.slice(0, 1000)}, sent_at = null, updated_at = now() where id = ${message.id}
    `.execute(db)
    handOverSettled(message.id)
    if (isDeadAddress(error)) await suppress(db, message.address)
    return 'refused'
  }
  await sql`
    update message set status = ${mayHaveArrived(step, error) ? 'unknown' : 'queued'}, updated_at = now(),
      sent_at = case when ${mayHaveArrived(step, error)} then sent_at end
    where id = ${message.id} and status = 'sending'
  `.execute(db)
  handOverSettled(message.id)
  throw error
}

/** A server that answered "not now" to the whole message has not taken it; one that fell silent after its end may have. */
const mayHaveArrived = (step: Progress['step'], { responseCode }: SmtpError): boolean =>
  step === 'handed over' && responseCode === undefined

/** 5.1.x: there is no such mailbox, domain or address (RFC 3463). */
const isDeadAddress = ({ message }: SmtpError): boolean => /\b5\.1\.[0-36]\b/.test(message)

async function suppress(db: Services['db'], address: string): Promise<void> {
  await sql`
    insert into suppression (address, channel, reason, contact_id)
    select ${address}, 'email', 'bounced', (select id from contact where lower(email) = lower(${address}) and deleted_at is null limit 1)
    where not ${isSuppressed(sql`${address}`)}
    on conflict do nothing
  `.execute(db)
}
