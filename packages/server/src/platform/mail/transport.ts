import { createTransport } from 'nodemailer'
import type MailMessage from 'nodemailer/lib/mailer/index.js'
import { Problem } from '../problem.ts'

/** A mail to be sent, as nodemailer takes it. */
export type Mail = MailMessage.Options

/** The way mails leave the house. Without an SMTP server there is none: then mails are kept for people to see. */
export interface MailTransport {
  /** Whether mails really leave. */
  readonly sends: boolean
  /** Hands a mail to the SMTP server; answers with the id it got there. */
  send(mail: Mail): Promise<{ messageId: string }>
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

const noTransport: MailTransport = {
  sends: false,
  async send() {
    throw new Problem('mail.no-transport', {
      status: 503,
      title: 'There is no mail server to send this with.',
      mend: 'Set SMTP_URL and start again.',
    })
  },
  check: async () => undefined,
  close: async () => {},
}
