import { expect, test } from 'vitest'
import { testMailServer } from '../../../platform/testing/mail-server.ts'
import { product } from '../../index.ts'
import { testPassword, testServer } from '../testing.ts'

const mails = await testMailServer()
const server = await testServer(product, {
  SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
  PUBLIC_URL: 'https://crm.shop.example',
})
const { send, signIn, roleId } = server
const olga = await server.key(await roleId('owner'))
await send('POST', '/api/v1/setup/owner', undefined, {
  name: 'Olga',
  email: 'olga@shop.example',
  password: testPassword,
  businessName: 'Kaffa',
})
const member = await roleId('member')

/** The link of the mail that came last, with line breaks of the transport taken out. */
const lastLink = (): URL =>
  new URL(
    /https:\/\/\S+/.exec((mails.received.at(-1) ?? '').replace(/=\r\n/g, '').replaceAll('=3D', '='))?.[0] ??
      '',
  )

test('without an address to send from no mail is sent, and the link is passed on by hand', async () => {
  const { body } = await send('POST', '/api/v1/invitations', olga, {
    email: 'tom@shop.example',
    roleId: member,
  })
  expect(body).toMatchObject({
    mailed: false,
    link: expect.stringContaining('https://crm.shop.example/invitation?token='),
  })
  expect(mails.received).toEqual([])
  await send('PATCH', '/api/v1/settings', olga, { mailFrom: 'Kaffa <post@shop.example>' })
})

test('an invitation is mailed with the link', async () => {
  const { body } = await send('POST', '/api/v1/invitations', olga, {
    email: 'tom@shop.example',
    roleId: member,
  })
  expect(body.mailed).toBe(true)
  expect(mails.received.at(-1)).toContain('To: tom@shop.example')
  expect(mails.received.at(-1)).toContain('invites you to Kaffa')
  expect(lastLink().href).toBe(body.link)
})

test('mails are in the language of the business', async () => {
  await send('PATCH', '/api/v1/settings', olga, { locale: 'de-AT' })
  await send('POST', '/api/v1/invitations', olga, { email: 'tom@shop.example', roleId: member })
  expect(mails.received.at(-1)).toContain('Sagen Sie hier, wer Sie sind')
  await send('PATCH', '/api/v1/settings', olga, { locale: 'en-GB' })
})

test('a link for a new password goes to the address of the account, whatever host was asked', async () => {
  const asked = await send(
    'POST',
    '/api/auth/request-password-reset',
    undefined,
    { email: 'olga@shop.example' },
    {
      host: 'evil.example',
      origin: 'http://evil.example',
    },
  )
  expect(asked.status).toBe(200)
  await expect.poll(() => mails.received.at(-1)).toContain('To: olga@shop.example')
  expect(lastLink().href).toMatch(/^https:\/\/crm\.shop\.example\/reset-password\?token=/)
  const token = lastLink().searchParams.get('token')
  const reset = await send('POST', '/api/auth/reset-password', undefined, {
    token,
    newPassword: 'tea after five',
  })
  expect(reset.status).toBe(200)
  expect((await signIn('olga@shop.example', 'tea after five')).status).toBe(200)
})

test('a mail server that takes no mail keeps nobody from being invited', async () => {
  mails.refuse()
  const { status, body } = await send('POST', '/api/v1/invitations', olga, {
    email: 'eva@shop.example',
    roleId: member,
  })
  expect([status, body.mailed]).toEqual([201, false])
  expect(body.link).toContain('/invitation?token=')
})
