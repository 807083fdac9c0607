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
import { type HandOver, handOverSettled, openHandOver } from './hand-over.ts'

/** A message filled in for one person. */
export interface Outgoing {
  id: string
  address: string
  subject: string
  html: string
  text: string
  unsubscribeUrl: string
}

/** Connections to the mail server that are used at once. */
const atOnce = 4

/** What became of some messages. */
export interface Delivered {
  /** Ids of those that are on their way or kept. */
  sent: string[]
  /** Why others wait. */
  waitFor?: Error
}

/**
 * Sends messages, or keeps them in the outbox where there is no mail server. Those that the mail server wants later wait, and the others go: a server that greylists
 * asks that of every address once.
 * @throws Error when the mail server cannot be reached or takes nothing at all
 */
export async function deliver(services: Services, messages: readonly Outgoing[]): Promise<Delivered> {
  if (!services.mail.sends) return { sent: await keepInOutbox(services, messages) }
  const sent: string[] = []
  let waitFor: Error | undefined
  const waiting = [...messages]
  const handOver = await openHandOver(services)
  const workers = Array.from({ length: Math.min(atOnce, messages.length) }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const taken = await sendOne(services, handOver, next).catch((error: SmtpError) => {
        if (!isAboutOneAddress(error)) throw error
        waitFor = error
        return false
      })
      if (taken) sent.push(next.id)
    }
  })
  const outcomes = await Promise.allSettled(workers)
  handOver.close()
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed && sent.length === 0) throw failed.reason
  waitFor = failed?.reason ?? waitFor
  return waitFor ? { sent, waitFor } : { sent }
}

/** "Not now" to a recipient; 421 is about the whole server (RFC 5321, section 4.2.3). */
const isAboutOneAddress = ({ command, responseCode = 0 }: SmtpError): boolean =>
  command === 'RCPT TO' && responseCode >= 400 && responseCode < 500 && responseCode !== 421

async function keepInOutbox({ db, clock }: Services, messages: readonly Outgoing[]): Promise<string[]> {
  const rows = messages.map(({ id, subject, html, text }) => ({ id, subject, html, text }))
  await sql`
    update message set status = 'kept', subject = filled.subject, html = filled.html, text = filled.text, sent_at = ${clock.now()}, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as filled (id uuid, subject text, html text, text text)
    where message.id = filled.id and message.status = 'queued'
  `.execute(db)
  return messages.map(({ id }) => id)
}

/** True when the server took it. A permanent refusal is written down; what may pass is thrown, and the message waits. */
async function sendOne(services: Services, handOver: HandOver, message: Outgoing): Promise<boolean> {
  const from = services.settings.get('mailFrom') ?? ''
  const { raw, messageId, envelope } = await compose(from, message)
  const progress: Progress = { step: 'waits' }
  const lastStep = async (end: () => void) => {
    progress.step = (await claimMessage(services, message)) ? 'claimed' : 'lost'
    if (progress.step === 'lost') throw new Error('The message was claimed by another process.')
    await handOver.noteAnd(message.id, () => {
      progress.step = 'handed over'
      end()
    })
  }
  try {
    await services.mail.sendHeld({ envelope, open: () => withheldEnd(raw, lastStep) })
  } catch (error) {
    return afterFailure(services, message, progress, error as SmtpError)
  }
  await sql`
    update message set status = 'sent', message_id = ${messageId}, sent_at = coalesce(sent_at, ${services.clock.now()}), updated_at = now()
    where id = ${message.id}
  `.execute(services.db)
  handOverSettled(message.id)
  return true
}

/** How far a message has come. A lost one was claimed by somebody else: it must not be ended here. */
interface Progress {
  step: 'waits' | 'lost' | 'claimed' | 'handed over'
}

type SmtpError = Error & { responseCode?: number; command?: string }

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

async function claimMessage({ db }: Services, { id, subject, html, text }: Outgoing): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update message set status = 'sending', subject = ${subject}, html = ${html}, text = ${text}, updated_at = now()
    where id = ${id} and status = 'queued'
  `.execute(db)
  return numAffectedRows === 1n
}

async function afterFailure(
  { db }: Services,
  message: Outgoing,
  { step }: Progress,
  error: SmtpError,
): Promise<boolean> {
  if (step === 'lost') return false
  const refused = error.responseCode !== undefined && error.responseCode >= 500
  if (refused) {
    await sql`
      update message set status = 'failed', problem = ${error.message.slice(0, 1000)}, sent_at = null, updated_at = now() where id = ${message.id}
    `.execute(db)
    handOverSettled(message.id)
    if (isDeadAddress(error)) await suppress(db, message.address)
    return false
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
    where not exists (select from suppression where lower(address) = lower(${address}) and deleted_at is null)
    on conflict do nothing
  `.execute(db)
}
