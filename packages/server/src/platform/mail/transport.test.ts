import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { openMailTransport } from './transport.ts'

const received: string[] = []
let readyAt = Number.POSITIVE_INFINITY
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => void setTimeout(done, 50),
  onData(stream, _session, done) {
    readyAt = performance.now()
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
const { port } = server.server.address() as AddressInfo
afterAll(() => new Promise((resolve) => server.close(() => resolve(undefined))))

test('a mail reaches the SMTP server', async () => {
  const transport = openMailTransport(`smtp://127.0.0.1:${port}`)
  expect(await transport.check()).toBeUndefined()
  const { messageId } = await transport.send({
    from: 'shop@example.com',
    to: 'mia@example.com',
    subject: 'We miss you',
    text: 'Come back!',
  })
  expect(received[0]).toContain('Subject: We miss you')
  expect(received[0]).toContain(`Message-ID: ${messageId}`)
  await transport.close()
})

test('a held mail is not read before the server takes it', async () => {
  const transport = openMailTransport(`smtp://127.0.0.1:${port}`)
  let readAt = 0
  const open = () =>
    Readable.from(
      (async function* () {
        yield 'Subject: Held\r\n\r\nBack'
        readAt = performance.now()
        yield ' soon\r\n'
      })(),
    )
  await transport.sendHeld({ envelope: { from: 'a@example.com', to: ['b@example.com'] }, open })
  expect(received.at(-1)).toContain('Back soon')
  expect(readAt).toBeGreaterThan(readyAt)
  await transport.close()
})

test('a mail cannot make the server read its own files', async () => {
  const transport = openMailTransport(`smtp://127.0.0.1:${port}`)
  const mail = { from: 'a@example.com', to: 'b@example.com', subject: 'x', html: { path: '/etc/passwd' } }
  await expect(transport.send(mail)).rejects.toThrow('File access')
  await transport.close()
})

test('a server that is not there is said to be so', async () => {
  const transport = openMailTransport('smtp://127.0.0.1:1')
  expect(await transport.check()).toContain('ECONNREFUSED')
  await transport.close()
})

test('without a server nothing is sent, and that is said', async () => {
  const transport = openMailTransport(undefined)
  expect(transport.sends).toBe(false)
  await expect(transport.send({})).rejects.toMatchObject({ code: 'mail.no-transport' })
})
