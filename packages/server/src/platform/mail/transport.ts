import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type MailMessage from 'nodemailer/lib/mailer/index.js'
import type ComposedMail from 'nodemailer/lib/mailer/mail-message.js'
import type { SMTPSentMessageInfo } from 'nodemailer/lib/smtp-transport/index.js'
import { Problem } from '../problem.ts'

/** A mail to be sent, as nodemailer takes it. */
export type Mail = MailMessage.Options

/** A composed mail that is read no sooner than the server takes it, so that its reader can decide up to the last byte. */
export interface HeldMail {
  envelope: { from: string; to: string[] }
  /** Opens the content; anew when a connection turned out to be closed before anything was read. */
  open: () => Readable
}

/** The way mails leave the house. Without an SMTP server there is none: then mails are kept for people to see. */
export interface MailTransport {
  /** Whether mails really leave. */
  readonly sends: boolean
  /** Hands a mail to the SMTP server; answers with the id it got there. */
  send(mail: Mail): Promise<{ messageId: string }>
  /** Hands over a mail that was composed already. */
  sendHeld(mail: HeldMail): Promise<void>
  /** Says whether the SMTP server answers and lets us in; undefined when all is well, else why not. */
  check(): Promise<string | undefined>
  close(): Promise<void>
}

/** Somebody may be waiting for the answer; two minutes, as usual, are too long. */
const patienceMs = 10_000

/** Opens the transport for `SMTP_URL`; connections are kept and used again. */
export function openMailTransport(smtpUrl: string | undefined): MailTransport {
  if (smtpUrl === undefined) return noTransport
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 4,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 3 * patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    sends: true,
    async send(mail) {
      const { messageId } = await transport.sendMail(mail)
      return { messageId }
    },
    sendHeld: (mail) =>
      new Promise((resolve, reject) => {
        transport.transporter.send(heldMessage(mail), (error) => (error ? reject(error) : resolve()))
      }),
    async check() {
      return transport.verify().then(
        () => undefined,
        (error: Error) => error.message,
      )
    },
    async close() {
      transport.close()
    },
  }
}

/**
 * A composed mail as the pool of connections takes it: past nodemailer's own composing, which would compose it once more, and read a stream ahead of time, while the server
 * is still thinking about the envelope.
 */
function heldMessage({ envelope, open }: HeldMail): ComposedMail<SMTPSentMessageInfo> {
  const message = {
    getEnvelope: () => envelope,
    messageId: () => '',
    getHeader: () => '',
    createReadStream: open,
  }
  return { data: {}, message } as unknown as ComposedMail<SMTPSentMessageInfo>
}

const noServer = async () => {
  throw new Problem('mail.no-transport', {
    status: 503,
    title: 'There is no mail server to send this with.',
    mend: 'Set SMTP_URL and start again.',
  })
}

const noTransport: MailTransport = {
  sends: false,
  send: noServer,
  sendHeld: noServer,
  check: async () => undefined,
  close: async () => {},
}
