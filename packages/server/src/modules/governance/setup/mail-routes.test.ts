import { expect, test } from 'vitest'
import { testMailServer } from '../../../platform/testing/mail-server.ts'
import { product } from '../../index.ts'
import { testServer } from '../testing.ts'

const { port, received } = await testMailServer()
const { send, owner, key, person, roleId } = await testServer(product, {
  SMTP_URL: `smtp://till:secret@127.0.0.1:${port}`,
})
const olga = await owner()

test('a mail to oneself tries the way out, once it is said who writes', async () => {
  expect((await send('POST', '/api/v1/mail/test', olga)).body).toMatchObject({ code: 'mail.no-sender' })
  await send('PATCH', '/api/v1/settings', olga, { mailFrom: 'Kaffa <post@kaffa.example>' })
  const answer = await send('POST', '/api/v1/mail/test', olga)
  expect(answer.body.to).toContain('@')
  expect(received.join('')).toContain('From: Kaffa <post@kaffa.example>')
})

test('it is told where mails go, and not with which password', async () => {
  const { body } = await send('GET', '/api/v1/mail', olga)
  expect(body).toEqual({
    sends: true,
    server: `127.0.0.1:${port}`,
    from: 'Kaffa <post@kaffa.example>',
    problem: null,
  })
})

test('nobody else asks, and a key has no address', async () => {
  const nora = await person('Nora', olga, { roleId: await roleId('manager') })
  expect((await send('GET', '/api/v1/mail')).status).toBe(401)
  expect((await send('GET', '/api/v1/mail', nora)).status).toBe(403)
  const till = await key(await roleId('owner'))
  expect((await send('POST', '/api/v1/mail/test', till)).body).toMatchObject({ code: 'auth.only-people' })
})
