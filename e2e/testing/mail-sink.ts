/** A mail server that takes its time and remembers whom each mail was for. */
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

export interface MailSink {
  url: string
  /** The addresses of all mails that were received wholly, in the order of their coming. */
  received: string[]
  close(): Promise<void>
}

export async function mailSink(delayMs: number): Promise<MailSink> {
  const received: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => void sleep(delayMs).then(() => done()),
    onData(stream, session, done) {
      stream.resume()
      stream.on('end', () => {
        received.push(session.envelope.rcptTo[0]!.address)
        void sleep(delayMs).then(() => done())
      })
    },
  })
  smtp.on('error', () => undefined) // a killed sender breaks its connections off
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  }
}
