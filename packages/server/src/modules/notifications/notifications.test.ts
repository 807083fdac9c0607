import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobHandle } from '../../platform/jobs/job.ts'
import { inChangeSet, type Services, systemCtx, update } from '../../records/index.ts'
import { type Answer, type Caller, testServer } from '../governance/testing.ts'
import { product } from '../index.ts'
import { mailAtOnce } from './mail-notifications.ts'
import { remindOfTasks } from './remind-of-tasks.ts'
import { tellChangeSet } from './tell-change-set.ts'

const mails: Array<{ to: string; source: string }> = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    let source = ''
    stream.on('data', (piece: Buffer) => {
      source += piece.toString('utf8')
    })
    stream.on('end', () => {
      mails.push({ to: session.envelope.rcptTo[0]!.address, source })
      done()
    })
  },
})
const port = await new Promise<number>((resolve) => {
  const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
})
// Before the server: what is to be done afterwards is done in the opposite order, and the server holds its connection.
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())))
const { send, services, pool, ...server } = await testServer(product, {
  SMTP_URL: `smtp://127.0.0.1:${port}`,
})

let olga: Caller
let ana: Caller
let ben: Caller
let marta: string

const own = { create: 'all', read: 'mine', update: 'mine', delete: 'mine' } as const

beforeAll(async () => {
  olga = await server.owner()
  await services.settings.set(
    { businessName: 'Kaffa', mailFrom: 'Kaffa <hello@kaffa.example>' },
    { userId: null, at: new Date() },
  )
  const roleId = await server.role('seller', {
    objects: { contact: own, note: { ...own, read: 'all' }, user: { ...own, read: 'all' }, machine: own },
    fields: { contact: { jobTitle: 'hidden' } },
  })
  ana = await server.person('Ana', olga, { roleId })
  ben = await server.person('Ben', olga, { roleId })
  marta = (await send('POST', '/api/v1/contacts', olga, { name: 'Marta', ownerId: ana.id })).body.id
})

const handle = { services, signal: new AbortController().signal } as JobHandle<Services>
/** Does at once what the job does after a write; twice, since a job may be run again. */
async function tell(answer: Answer): Promise<Answer> {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  const changeSetId = String(answer.headers['x-change-set'])
  await tellChangeSet.run({ changeSetId }, handle)
  await tellChangeSet.run({ changeSetId }, handle)
  return answer
}
const bell = async (as: Caller) => (await send('GET', '/api/v1/notifications', as)).body
const kinds = async (as: Caller) =>
  (await bell(as)).data.flatMap(({ notifications }: { notifications: { kind: string }[] }) =>
    notifications.map(({ kind }) => kind),
  )
const readAll = (as: Caller) =>
  send('POST', '/api/v1/notifications/read', as, { until: new Date(Date.now() + 1000).toISOString() })
const forget = () => pool.query('delete from notification')
const note = (as: Caller, text: string) => send('POST', '/api/v1/notes', as, { text, contactId: marta })
const change = (as: Caller, values: object) => send('PATCH', `/api/v1/contacts/${marta}`, as, values)

test('who looks after a record is told what others do there, once, by record, and nobody of what they did themselves', async () => {
  await tell(await change(olga, { city: 'Linz', jobTitle: 'Chef' }))
  await tell(await note(olga, 'Wants the grinder\nby Friday'))
  await tell(await note(ana, 'Called back'))
  const { data, unread } = await bell(ana)
  expect(unread).toBe(2)
  expect(data).toMatchObject([
    {
      object: 'contact',
      id: marta,
      title: 'Marta',
      notifications: [
        { kind: 'written', by: 'Olga', about: { object: 'note', title: 'Wants the grinder' } },
        { kind: 'changed', by: 'Olga', fields: ['City'] },
      ],
    },
  ])
  await readAll(ana)
  expect((await bell(ana)).unread).toBe(0)
  await tell(await change(olga, { jobTitle: 'Owner' }))
  expect((await bell(ana)).unread).toBe(0)
})

test('one follows by asking or by writing, until one ends it; whoever looks after it may end it too', async () => {
  await forget()
  const path = `/api/v1/follows/contact/${marta}`
  expect((await send('GET', path, olga)).body).toEqual({ following: true, isOwner: false })
  await tell(await change(ana, { city: 'Graz' }))
  expect(await kinds(olga)).toEqual(['changed'])
  await send('DELETE', path, olga)
  await tell(await note(olga, 'One more'))
  await tell(await change(ana, { city: 'Wien' }))
  expect(await kinds(olga)).toEqual(['changed'])
  await send('PUT', path, olga)
  await tell(await change(ana, { city: 'Linz' }))
  expect(await kinds(olga)).toHaveLength(2)
  await forget()
  await send('DELETE', path, ana)
  await tell(await note(olga, 'Not for Ana'))
  expect(await kinds(ana)).toEqual([])
  await send('PUT', path, ana)
  expect((await send('PUT', path, ben)).status).toBe(404)
})

test('a colleague is mentioned who sees the record; one who does not is refused, and offered to nobody', async () => {
  await forget()
  const refused = await note(olga, 'Ask @Ben about it')
  expect(refused).toMatchObject({ status: 422, body: { code: 'mention.does-not-see' } })
  expect(refused.body.title).toBe('Ben does not see this person, so they are not mentioned here.')
  const offered = async (q: string) =>
    (await send('GET', `/api/v1/mentionable/contact/${marta}?q=${q}`, olga)).body.data.map(
      ({ name }: { name: string }) => name,
    )
  expect(await offered('')).toEqual(['Ana'])
  await send('POST', `/api/v1/shares/contact/${marta}`, olga, { userId: ben.id, level: 'read' })
  expect(await offered('B')).toEqual(['Ben'])
  await tell(await note(olga, 'Ask @Ben about it'))
  expect(await kinds(ben)).toEqual(['mentioned'])
  expect(await kinds(ana)).toEqual(['written'])
  const { rows } = await pool.query('select id from record_share')
  await send('DELETE', `/api/v1/shares/contact/${marta}/${rows[0].id}`, olga)
  expect(await bell(ben)).toEqual({ data: [], unread: 0 })
})

test('on records of objects of one’s own, too, also while they are only being made', async () => {
  await send('POST', '/api/v1/objects', olga, { label: 'Machine', labelPlural: 'Machines' })
  await send('POST', '/api/v1/objects/machine/fields', olga, { label: 'Story', kind: 'richText' })
  const make = (values: object) => send('POST', '/api/v1/machines', olga, { name: 'Linea', ...values })
  const refused = await make({ story: 'Ask **@Ben**' })
  expect(refused).toMatchObject({ status: 422, body: { code: 'mention.does-not-see', field: 'story' } })
  expect((await send('GET', '/api/v1/machines', olga)).body.count).toBe(0)
  const { status, body } = await make({ story: 'Ask @Ben', ownerId: ben.id })
  expect(status).toBe(201)
  const changed = { story: 'Ask @Ben or @Ana' }
  expect((await send('PATCH', `/api/v1/machines/${body.id}`, olga, changed)).body.title).toBe(
    'Ana does not see this machine, so they are not mentioned here.',
  )
  const offered = async (query: string) =>
    (await send('GET', `/api/v1/mentionable/machine?q=${query}`, olga)).body.data
  expect(await offered('')).toEqual([])
  expect(await offered(`&ownerId=${ben.id}`)).toMatchObject([{ name: 'Ben' }])
})

test('a mail says what was not read yet, once, as one wants it; reminders too', async () => {
  await forget()
  // Those who were invited had a mail too.
  mails.length = 0
  await tell(await note(olga, '@Ana, please'))
  await mailAtOnce.run({ userId: ana.id }, handle)
  await mailAtOnce.run({ userId: ana.id }, handle)
  expect(mails).toHaveLength(1)
  expect(mails[0]!.to).toBe('ana@shop.example')
  expect(mails[0]!.source).toMatch(/^Subject: Marta/m)
  expect(mails[0]!.source.replace(/=\r?\n/g, '')).toContain('Olga mentioned you in a note: @Ana, please')
  await send('PATCH', '/api/v1/me/notification-choices', ana, { mentions: { inApp: true, mail: 'never' } })
  await tell(await note(olga, '@Ana, once more'))
  await mailAtOnce.run({ userId: ana.id }, handle)
  expect(mails).toHaveLength(1)
  const task = { title: 'Ring', ownerId: olga.id, remindAt: new Date(Date.now() - 60_000).toISOString() }
  await send('POST', '/api/v1/tasks', olga, task)
  await remindOfTasks.run({}, handle)
  await remindOfTasks.run({}, handle)
  expect(await kinds(olga)).toEqual(['reminder'])
  await mailAtOnce.run({ userId: olga.id }, handle)
  expect(mails[1]!.source).toContain('You asked to be reminded of it')
})

test('the product tells of nothing but what it gives to somebody', async () => {
  await forget()
  const ctx = systemCtx(services, 'Rule')
  const contact = services.definitions.registry.object('contact')
  const changeSetOf = async (ownerId: string) =>
    inChangeSet(ctx, { label: 'Rule' }, async (inside) => {
      await update(inside, contact, marta, { ownerId, city: ownerId === ben.id ? 'Linz' : 'Wels' })
      return inside.changeSet.id
    })
  await tellChangeSet.run({ changeSetId: await changeSetOf(ben.id) }, handle)
  expect((await bell(ben)).data).toMatchObject([{ notifications: [{ kind: 'assigned', by: null }] }])
  expect(await kinds(olga)).toEqual([])
  await tellChangeSet.run({ changeSetId: await changeSetOf(ana.id) }, handle)
})

test('nobody is told who may not see; keys are told nothing', async () => {
  await forget()
  await pool.query('insert into record_follow values ($1, $2, $3, true, now())', ['contact', marta, ben.id])
  await tell(await change(olga, { city: 'Steyr' }))
  const { rows } = await pool.query('select user_id from notification')
  expect(rows.map(({ user_id }) => user_id)).toEqual([ana.id])
  const key = await server.key(await server.roleId('owner'), olga.id)
  expect((await send('GET', '/api/v1/notifications', key)).body.code).toBe('notification.only-people')
})
