import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

/** A mail server of a test file's own. */
export interface TestMailServer {
  port: number
  /** Mails that came, each as it was sent. */
  received: string[]
  /** From now on it takes no mail. */
  refuse(): void
}

/** Starts a mail server that takes everything, from anybody who gives a name or none. */
export async function testMailServer(): Promise<TestMailServer> {
  const received: string[] = []
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    onMailFrom: (_address, _session, done) => done(refusing ? new Error('Not now') : null),
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    refuse() {
      refusing = true
    },
  }
}
