import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { potName } from '../../../platform/pages/pot.ts'
import { testServer } from '../../governance/testing.ts'
import { product } from '../../index.ts'

const server = await testServer(product)
const { send, app, services, db } = server
const olga = await server.owner()
const member = await server.key(await server.roleId('member'))

const form = {
  name: 'Talk <b>to</b> us',
  slug: 'talk',
  status: 'open',
  redirectUrl: 'https://www.kaffa.example/thanks',
  allowedDomains: ['https://www.kaffa.example/shop'],
  consentText: 'Yes, write to me.',
  consentRequired: true,
  elements: [
    { field: 'contact.email', label: '"E-mail"', required: true },
    { field: 'contact.birthday', label: 'Birthday' },
  ],
}
const { body: made } = await send('POST', '/api/v1/forms', olga, form)

/** As a browser asks. */
const page = (headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: '/f/talk?embed=1', headers })
/** As the page sends. */
const post = (fields: Record<string, string>, url = '/f/talk') =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const tokenIn = (html: string) => /name="_token" value="([^"]+)"/.exec(html)![1]!
const leadCount = async () =>
  Number((await sql<{ n: string }>`select count(*) as n from lead`.execute(db)).rows[0]!.n)

/** A page that stood open for as long as people need. */
async function readToken(): Promise<string> {
  const now = services.clock.now
  services.clock.now = () => new Date(Date.now() - 10_000)
  const { body } = await page()
  services.clock.now = now
  return tokenIn(body)
}

test('the page escapes what the business wrote, and may be framed by its websites alone', async () => {
  const { body, headers, statusCode } = await page()
  expect(statusCode).toBe(200)
  expect(body).toContain('Talk &#60;b&#62;to&#60;/b&#62; us')
  expect(body).toContain('&#34;E-mail&#34;')
  expect(headers['content-security-policy']).toContain(
    "frame-ancestors 'self' https://www.kaffa.example http://www.kaffa.example",
  )
  expect(headers['content-security-policy']).toContain("form-action 'self' https://www.kaffa.example")
  expect(headers['x-frame-options']).toBeUndefined()
})

test('wrong answers come back marked with what was typed; right ones become a lead and lead on', async () => {
  const _token = await readToken()
  const wrong = await post({ _token, 'contact.email': '"no <script>', 'contact.birthday': 'soon' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="&#34;no &#60;script&#62;"')
  expect(wrong.body.match(/aria-invalid="true"/g)).toHaveLength(3)
  const sent = await post({ _token, 'contact.email': 'lea@x.example', _consent: 'on' })
  expect([sent.statusCode, sent.headers.location]).toEqual([303, form.redirectUrl])
  expect(await leadCount()).toBe(1)
  const { body } = await send('GET', '/api/v1/consents', olga)
  expect(body.data).toMatchObject([{ wording: form.consentText, state: 'given' }])
})

test('programs get nothing in: the unseen field, a page filled at once, a page that is not ours', async () => {
  const before = await leadCount()
  const right = { 'contact.email': 'bot@x.example', _consent: 'on' }
  const potted = await post({ ...right, _token: await readToken(), [potName]: 'http://spam.example' })
  expect(potted.body).toContain('Thank you')
  const hasty = await post({ ...right, _token: tokenIn((await page()).body) })
  const forged = await post({ ...right, _token: `${Date.now().toString(36)}.abc.def` })
  expect([hasty.statusCode, forged.statusCode, await leadCount()]).toEqual([422, 422, before])
})

test('a form that is not there, and too much at once, are told on a page', async () => {
  const gone = await app.inject({ method: 'GET', url: '/f/never-was' })
  expect([gone.statusCode, gone.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  const flood = await Promise.all(Array.from({ length: 14 }, () => post({ 'contact.email': 'x@x.example' })))
  const last = flood.find(({ statusCode }) => statusCode === 429)
  expect(last?.body).toContain('Too much was sent')
})

test('from pages of others only those named may send', async () => {
  const body = {
    answers: { 'contact.email': 'api@x.example' },
    consent: true,
    requestId: crypto.randomUUID(),
  }
  const from = (origin: string) => send('POST', '/api/v1/public/forms/talk', undefined, body, { origin })
  expect(await from('https://evil.example')).toMatchObject({
    status: 403,
    body: { code: 'form.foreign-site' },
  })
  const allowed = await from('https://www.kaffa.example')
  expect(allowed).toMatchObject({ status: 200, body: { state: 'received' } })
  expect(allowed.headers['access-control-allow-origin']).toBe('https://www.kaffa.example')
  const visit = JSON.stringify({
    visitor: 'x'.repeat(20),
    page: 'https://evil.example/',
    title: '',
    referrer: '',
  })
  const told = await app.inject({
    method: 'POST',
    url: '/api/v1/public/visits',
    headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
    payload: visit,
  })
  expect(told.statusCode).toBe(403)
})

test('what cannot be confirmed by mail is not asked to be', async () => {
  const confirming = await send('PATCH', `/api/v1/forms/${made.id}`, olga, { doubleOptIn: true })
  expect(confirming).toMatchObject({ status: 422, body: { code: 'form.cannot-confirm' } })
})

test('a draft is for those inside, and building forms is for those who may', async () => {
  const { body: draft } = await send('POST', '/api/v1/forms', olga, { name: 'Draft' })
  expect((await app.inject({ method: 'GET', url: `/f/${draft.slug}` })).statusCode).toBe(404)
  const shown = await app.inject({
    method: 'GET',
    url: `/api/v1/forms/${draft.id}/preview`,
    headers: olga.headers,
  })
  expect(shown.body).toContain('What can we do for you?')
  expect(await send('PATCH', `/api/v1/forms/${made.id}`, member, { name: 'Mine' })).toMatchObject({
    status: 403,
  })
})

test('a lead by the API finds its person, and whoever may not change it cannot convert it', async () => {
  const created = await send('POST', '/api/v1/leads', member, {
    name: 'Nora',
    email: 'nora@x.example',
    message: 'Beans',
  })
  expect(created).toMatchObject({ status: 201, body: { status: 'new', contactId: expect.any(String) } })
  const viewer = await server.key(await server.roleId('viewer'))
  expect(await send('POST', `/api/v1/leads/${created.body.id}/convert`, viewer, {})).toMatchObject({
    status: 403,
  })
  const converted = await send('POST', `/api/v1/leads/${created.body.id}/convert`, olga, {
    companyName: 'Linde',
  })
  expect(converted).toMatchObject({
    status: 200,
    body: { dealId: expect.any(String), companyId: expect.any(String) },
  })
  const undone = await send('POST', `/api/v1/change-sets/${converted.headers['x-change-set']}/undo`, olga, {})
  expect(undone.status).toBeLessThan(300)
  expect((await send('GET', `/api/v1/leads/${created.body.id}`, olga)).body).toMatchObject({
    status: 'new',
    dealId: null,
  })
})
