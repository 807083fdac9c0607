import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type Caller, testServer } from '../governance/testing.ts'
import { product } from '../index.ts'
import { writeCalendar } from './write-calendar.ts'

const { send, app, ...server } = await testServer(product)
const owner = await server.owner()
const make = async (path: string, body: object, by: Caller = owner) => {
  const { status, body: made } = await send('POST', `/api/v1/${path}`, by, body)
  expect(made).toMatchObject({ id: expect.any(String) })
  expect(status).toBe(201)
  return made
}
const startsAt = new Date(Math.ceil(Date.now() / 1000 + 86_400) * 1000).toISOString()
const later = (minutes: number) => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString()
const marta = await make('contacts', { name: 'Marta Kowalczyk', email: 'marta@kaffa.example' })

test('a meeting lasts an hour, as long as before when it is moved, and never ends before it begins', async () => {
  const { id, endsAt } = await make('meetings', { title: 'Tasting', startsAt })
  expect(Date.parse(endsAt)).toBe(Date.parse(later(60)))
  await send('PATCH', `/api/v1/meetings/${id}`, owner, { endsAt: later(90) })
  const moved = await send('PATCH', `/api/v1/meetings/${id}`, owner, { startsAt: later(30) })
  expect(Date.parse(moved.body.endsAt)).toBe(Date.parse(later(120)))
  const wrong = await send('PATCH', `/api/v1/meetings/${id}`, owner, { endsAt: startsAt })
  expect(wrong.body.code).toBe('meeting.ends-before-start')
})

test('one that was held stands in the memory of who was there, and not when that is taken back', async () => {
  const meeting = await make('meetings', { title: 'About the grinder', startsAt: '2026-03-02T09:00:00Z' })
  await make('meeting-participants', { meetingId: meeting.id, contactId: marta.id })
  const memory = async () =>
    (await send('GET', `/api/v1/touchpoints?contact=${marta.id}&type=meeting.held`, owner)).body.data
  expect(await memory()).toEqual([])
  await send('PATCH', `/api/v1/meetings/${meeting.id}`, owner, { status: 'held' })
  expect(await memory()).toMatchObject([{ subject: 'About the grinder' }])
  await send('PATCH', `/api/v1/meetings/${meeting.id}`, owner, { status: 'cancelled' })
  expect(await memory()).toEqual([])
  const nobody = await send('POST', '/api/v1/meeting-participants', owner, { meetingId: meeting.id })
  expect(nobody.body.code).toBe('meeting.one-participant')
})

test('the private link shows meetings and tasks to whoever has it, until it is ended', async () => {
  const meeting = await make('meetings', { title: 'Budget; next year, “all”', startsAt, ownerId: owner.id })
  await make('meeting-participants', { meetingId: meeting.id, contactId: marta.id })
  await make('tasks', { title: 'Order cups', dueOn: startsAt.slice(0, 10), ownerId: owner.id })
  const made = await send('POST', '/api/v1/me/calendar-feed', owner)
  expect(made.status).toBe(201)
  const read = () => app.inject({ method: 'GET', url: made.body.path })
  const { statusCode, headers, body } = await read()
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent')
  const found = events.find((event) => event.getFirstPropertyValue('uid') === `${meeting.id}@regulars`)!
  expect(found.getFirstPropertyValue('summary')).toBe('Budget; next year, “all”')
  expect(found.getFirstPropertyValue('attendee')).toBe('mailto:marta@kaffa.example')
  expect(events.map((event) => event.getFirstPropertyValue('summary'))).toContain('Order cups')
  const file = await app.inject({
    url: `/api/v1/meetings/${meeting.id}/meeting.ics`,
    headers: owner.headers,
  })
  expect(file.body).toContain('mailto:marta@kaffa.example')
  await send('DELETE', '/api/v1/me/calendar-feed', owner)
  expect((await read()).statusCode).toBe(404)
  expect(
    (await app.inject({ url: `/api/v1/public/calendars/cal_${'a'.repeat(43)}/calendar.ics` })).statusCode,
  ).toBe(404)
})

test('lines are folded at 75 octets and no text can begin a line of its own', () => {
  const written = writeCalendar('Kaffa', [
    {
      uid: 'one',
      title: `Kawa ${'ż'.repeat(80)}\r\nEND:VEVENT\nATTENDEE:mailto:evil@example.org`,
      startsAt: new Date('2026-03-02T09:00:00Z'),
      endsAt: new Date('2026-03-02T10:00:00Z'),
      version: 3,
      changedAt: new Date('2026-03-01T09:00:00.123Z'),
      people: [{ name: 'A "B"\nX:1', email: 'a@kaffa.example\r\nX-EVIL:1' }],
    },
  ])
  const lines = written.split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(lines.filter((line) => /^(END:VEVENT|ATTENDEE:|X)/.test(line))).toEqual([
    'X-WR-CALNAME:Kaffa',
    'END:VEVENT',
  ])
  expect(written).not.toMatch(/[^\r]\n/)
  expect(lines).toContain('DTSTART:20260302T090000Z')
})
