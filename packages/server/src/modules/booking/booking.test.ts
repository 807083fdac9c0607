import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testMailServer } from '../../platform/testing/mail-server.ts'
import { systemCtx } from '../../records/index.ts'
import { testServer } from '../governance/testing.ts'
import { product } from '../index.ts'
import { tellHost } from './tell-host.ts'
import { tellVisitor, tellVisitors } from './tell-visitor.ts'

const mails = await testMailServer()
const server = await testServer(product, {
  SMTP_URL: `smtp://127.0.0.1:${mails.port}`,
  PUBLIC_URL: 'https://crm.kaffa.example',
})
const { send, app, db, services } = server
const olga = await server.key(await server.roleId('owner'))
await send('PATCH', '/api/v1/settings', olga, {
  businessName: 'Kaffa',
  mailFrom: 'Kaffa <hello@kaffa.example>',
  timeZone: 'Europe/Vienna',
  locale: 'en-GB',
})

/** Tuesday, 1 December 2026, before hours begin. */
const morning = Date.parse('2026-12-01T06:00:00Z')
let now = morning
const clockOfAll = services.clock.now
services.clock.now = () => new Date(now)
beforeEach(() => {
  now = morning
})
afterAll(() => {
  services.clock.now = clockOfAll
})

const make = async (path: string, values: object) => {
  const { status, body } = await send('POST', `/api/v1/${path}`, olga, values)
  expect({ status, body }).toMatchObject({ status: 201 })
  return body as Record<string, string>
}
const team = await make('teams', { name: 'Roastery' })
const host = async (name: string) =>
  (
    await sql<{ id: string }>`
    insert into app_user (name, email, role_id, team_id)
    select ${name}, ${`${name.toLowerCase()}@kaffa.example`}, role.id, ${team.id} from role where key = 'member' returning id`.execute(
      db,
    )
  ).rows[0]!.id
const [ana, ben] = [await host('Ana'), await host('Ben')]

let pages = 0
/** An open page, with whom its meetings are. */
async function aPage(values: object): Promise<string> {
  const slug = `talk-${++pages}`
  await make('booking-pages', { name: `A talk ${pages}`, slug, status: 'open', notice: 0, ...values })
  return `/b/${slug}`
}

const open = (url: string) => app.inject({ method: 'GET', url })
let visitors = 0
const post = (url: string, fields: Record<string, string>) =>
  app.inject({
    method: 'POST',
    // Each from an address of its own, since one may not send that often.
    remoteAddress: `10.0.0.${++visitors}`,
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const hiddenIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ) as Record<string, string>

/** Goes to a time and stays for as long as people need. */
async function choose(page: string, at: string, zone = 'Europe/Vienna') {
  const { body } = await open(`${page}?${new URLSearchParams({ at, zone })}`)
  now += 10_000
  return hiddenIn(body)
}
const nine = '2026-12-01T08:00:00.000Z'
const lea = { name: 'Lea', email: 'lea@x.example' }
const meetings = async () =>
  (
    await sql<{ owner: string; title: string; startsAt: Date; status: string }>`
    select owner_id as owner, title, starts_at, status from meeting order by id`.execute(db)
  ).rows

test('times are shown on the clock of the visitor, and what the business wrote is escaped', async () => {
  const page = await aPage({ hostId: ana, name: 'Talk <b>now</b>', introduction: '<script>' })
  const { statusCode, body, headers } = await open(`${page}?zone=America/New_York`)
  expect(statusCode).toBe(200)
  expect(body).toContain('Talk &#60;b&#62;now&#60;/b&#62;')
  expect(body).not.toContain('<script>')
  // Nine in Vienna is three in New York.
  expect(body).toMatch(/at=2026-12-01T08%3A00%3A00\.000Z">03:00</)
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  const vienna = await open(`${page}?zone=nowhere&day=2026-12-02`)
  expect(vienna.body).toMatch(/at=2026-12-02T08%3A00%3A00\.000Z">09:00</)
})

test('two visitors who take the same time at once: one has it, the other is told', async () => {
  const page = await aPage({ hostId: ana })
  const before = (await meetings()).length
  const chosen = [await choose(page, nine), await choose(page, nine)]
  const answers = await Promise.all(
    chosen.map((hidden, index) =>
      post(page, { ...hidden, name: `Visitor ${index}`, email: `v${index}@x.example` }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
  expect(answers.find(({ statusCode }) => statusCode === 409)!.body).toContain('just taken that time')
  expect(await meetings()).toHaveLength(before + 1)
  const sentAgain = await post(page, { ...chosen[0]!, name: 'Visitor 0', email: 'v0@x.example' })
  const again = await post(page, { ...chosen[1]!, name: 'Visitor 1', email: 'v1@x.example' })
  expect([sentAgain.statusCode, again.statusCode].sort()).toEqual([303, 409])
  expect(await meetings()).toHaveLength(before + 1)
})

test('of a team whoever has the fewest meetings ahead is the host, and who is away is not', async () => {
  const page = await aPage({ teamId: team.id })
  const at = (hour: string) => `2026-12-03T${hour}:00:00.000Z`
  const book = async (start: string, email: string) =>
    post(page, { ...(await choose(page, start)), name: 'Somebody', email })
  // Ana has the meeting of the test before.
  expect((await book(at('09'), 'one@x.example')).statusCode).toBe(303)
  expect((await book(at('09'), 'two@x.example')).statusCode).toBe(303)
  expect((await book(at('09'), 'three@x.example')).statusCode).toBe(409)
  expect((await meetings()).slice(-2).map(({ owner }) => owner)).toEqual([ben, ana])
  await make('absences', { ownerId: ben, from: '2026-12-04', until: '2026-12-04' })
  expect((await book('2026-12-04T09:00:00.000Z', 'four@x.example')).statusCode).toBe(303)
  expect((await meetings()).at(-1)!.owner).toBe(ana)
})

test('a known person stays as they are and remembers it; mails tell both, the visitor in no words of theirs', async () => {
  const marta = await make('contacts', { name: 'Marta Kowalczyk', email: 'marta@x.example' })
  const page = await aPage({ hostId: ben, consentText: 'Write to me.', place: 'Roastery' })
  const hidden = await choose(page, '2026-12-07T09:00:00.000Z', 'Europe/London')
  const sent = { ...hidden, name: 'Evil <x>', email: 'MARTA@x.example', note: 'Buy now', _consent: 'on' }
  const { statusCode, headers } = await post(page, sent)
  expect(statusCode).toBe(303)
  const link = String(headers.location)
  expect((await open(link)).body).toContain('Your meeting is booked')
  const known = await send('GET', `/api/v1/contacts/${marta.id}?include=bookings`, olga)
  expect(known.body).toMatchObject({ name: 'Marta Kowalczyk' })
  const memory = await send('GET', `/api/v1/touchpoints?contact=${marta.id}&type=meeting.booked`, olga)
  expect(memory.body.data).toMatchObject([{ payload: { text: 'Buy now' } }])
  const agreed = await send('GET', `/api/v1/consents?contact=${marta.id}`, olga)
  expect(agreed.body.data).toMatchObject([{ state: 'given', wording: 'Write to me.' }])

  const bookingId = (await sql<{ id: string }>`select id from booking order by id desc limit 1`.execute(db))
    .rows[0]!.id
  const tell = () => tellVisitor.run({ bookingId }, { services } as never)
  await tell()
  await tell()
  await tellHost.run({ bookingId, hostId: ben, what: 'booked' }, { services } as never)
  const [visitor, told, ...more] = mails.received.map(readable)
  expect(more).toEqual([])
  expect(visitor).toContain('To: MARTA@x.example')
  expect(visitor).toContain('METHOD:REQUEST')
  expect(visitor).toContain('DTSTART:20261207T090000Z')
  expect(visitor).toContain('Monday, 7 December 2026, 09:00–09:30 (Europe/London)')
  expect(visitor).toContain(`https://crm.kaffa.example${link}/cancel`)
  expect(visitor).not.toMatch(/Evil|Buy now/)
  expect(told).toContain('To: ben@kaffa.example')
  expect(told).toContain('Buy now')
  expect((await open(`${link}/meeting.ics`)).body).toContain('SUMMARY:A talk 4 (Ben\\, Kaffa)')

  // Reading the links changes nothing; their buttons do.
  expect((await open(`${link}/cancel`)).body).toContain('Cancel this meeting?')
  expect((await meetings()).at(-1)).toMatchObject({ status: 'planned' })
  const moved = await post(`${link}/move`, { _at: '2026-12-08T10:00:00.000Z' })
  expect([moved.statusCode, moved.headers.location]).toEqual([303, link])
  expect((await meetings()).at(-1)).toMatchObject({ startsAt: new Date('2026-12-08T10:00:00Z'), owner: ben })
  await tell()
  expect(readable(mails.received.at(-1)!)).toContain('was moved: Tuesday, 8 December 2026')
  // Whoever moves it, the visitor is told.
  const { rows } = await sql<{
    id: string
  }>`select meeting_id as id from booking where id = ${bookingId}`.execute(db)
  await send('PATCH', `/api/v1/meetings/${rows[0]!.id}`, olga, { startsAt: '2026-12-09T10:00:00.000Z' })
  const set = await sql<{ id: string }>`
    select change_set_id as id from change where record_id = ${rows[0]!.id} order by change_set_id desc limit 1`.execute(
    db,
  )
  await sql`select graphile_worker.remove_job(${`booking:${bookingId}`})`.execute(db)
  const news = { changeSetId: set.rows[0]!.id, object: 'meeting', event: 'updated', count: 1 } as const
  await tellVisitors(systemCtx(services, 'Test'), news)
  const waiting = await sql`
    select from graphile_worker._private_jobs where key = ${`booking:${bookingId}`}`.execute(db)
  expect(waiting.rows).toHaveLength(1)
  await tell()
  expect(readable(mails.received.at(-1)!)).toContain('was moved: Wednesday, 9 December 2026')
  expect((await post(`${link}/cancel`, {})).statusCode).toBe(303)
  expect((await post(`${link}/cancel`, {})).statusCode).toBe(303)
  expect((await meetings()).at(-1)).toMatchObject({ status: 'cancelled' })
  await tell()
  expect(readable(mails.received.at(-1)!)).toContain('METHOD:CANCEL')
  expect((await open(link)).body).toContain('This meeting is cancelled')
  expect((await post(`${link}/move`, { _at: '2026-12-09T10:00:00.000Z' })).statusCode).toBe(303)
  expect((await meetings()).at(-1)).toMatchObject({ status: 'cancelled' })
  const again = await choose(page, '2026-12-07T09:00:00.000Z')
  expect(again._at).toBe('2026-12-07T09:00:00.000Z')
})

/** A mail with its encodings taken off, as far as these tests read it. */
const readable = (mail: string): string =>
  Buffer.from(
    mail
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  ).toString('utf8')

test('what is wrong comes back with what was typed, and programs get nothing', async () => {
  const page = await aPage({ hostId: ana, consentText: 'Write to me.', consentRequired: true })
  const hidden = await choose(page, '2026-12-10T09:00:00.000Z')
  const before = (await meetings()).length
  const wrong = await post(page, { ...hidden, name: '', email: '"no <script>' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="&#34;no &#60;script&#62;"')
  expect(wrong.body.match(/aria-invalid="true"/g)).toHaveLength(3)
  const said = { ...hidden, ...lea, _consent: 'on' }
  now = morning
  expect((await post(page, said)).body).toContain('quicker than people type')
  now += 10_000
  expect((await post(page, { ...said, website_url: 'x' })).statusCode).toBe(200)
  expect((await post(page, { ...said, _token: 'forged' })).statusCode).toBe(422)
  // A time that was never offered: at night, on a Sunday, in the past.
  for (const _at of ['2026-12-10T02:00:00Z', '2026-12-13T09:00:00Z', '2026-11-30T09:00:00Z', 'soon'])
    expect((await post(page, { ...said, _at })).statusCode).toBe(409)
  expect(await meetings()).toHaveLength(before)
  expect((await post(page, said)).statusCode).toBe(303)
})

test('a page needs one whom one meets, and drafts and unknown links are nobody’s business', async () => {
  const both = { name: 'Both', hostId: ana, teamId: team.id }
  for (const values of [both, { name: 'None' }]) {
    const { body } = await send('POST', '/api/v1/booking-pages', olga, values)
    expect(body.code).toBe('booking-page.one-host')
  }
  const short = await send('POST', '/api/v1/booking-pages', olga, { name: 'X', hostId: ana, lasts: 60 })
  expect(short.body).toMatchObject({ code: 'booking-page.bad-span' })
  const draft = await make('booking-pages', { name: 'Später', hostId: ana })
  expect(draft.slug).toBe('spater')
  for (const url of ['/b/spater', '/b/nothing', `/b/booked/${'a'.repeat(32)}`, '/b/booked/x'])
    expect((await open(url)).statusCode).toBe(404)
})
