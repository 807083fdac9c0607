import { expect, test } from 'vitest'
import { scanDuplicates } from '../../../records/duplicates/run-scan.ts'
import { systemCtx } from '../../../records/index.ts'
import { jobHandle } from '../../collect/testing.ts'
import { testServer } from '../../governance/testing.ts'
import { product } from '../../index.ts'
import { followKnown } from './follow-known.ts'

const server = await testServer(product)
const { send, services } = server
const olga = await server.owner()
const shop = await server.key(await server.roleId('manager'))

const make = async (path: string, body: object): Promise<string> => {
  const answer = await send('POST', `/api/v1/${path}`, olga, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}
const visit = (identifiers: object[], more: object = {}) =>
  send('POST', '/api/v1/touchpoints', shop, { type: 'visit', channel: 'web', identifiers, ...more })
const timeline = async (contactId: string): Promise<string[]> => {
  const filter = JSON.stringify({ field: 'contact', op: 'is', value: contactId })
  const { body } = await send('GET', `/api/v1/touchpoints?sort=at&filter=${encodeURIComponent(filter)}`, olga)
  return body.data.map(({ subject }: { subject: string }) => subject)
}
const offered = async (): Promise<{ because: string; records: { id: string }[] }[]> =>
  (await send('GET', '/api/v1/contacts/duplicates', olga)).body.data
const waiting = async (): Promise<number> =>
  (await send('GET', '/api/v1/waiting-touchpoints', olga)).body.count

test('a visitor’s touchpoints wait, and follow once they are known; undoing lets them wait again', async () => {
  const marta = await make('contacts', { name: 'Marta', email: 'marta@x.example' })
  const first = await visit([{ kind: 'device', value: 'd-1' }], {
    at: '2026-01-02T10:00:00Z',
    subject: 'Looked',
  })
  expect(first).toMatchObject({ status: 202, body: { contactId: null, waiting: true } })
  const second = await visit(
    [
      { kind: 'device', value: 'd-1' },
      { kind: 'email', value: 'MARTA@x.example' },
    ],
    { at: '2026-01-03T10:00:00Z', subject: 'Signed in' },
  )
  expect(second).toMatchObject({
    status: 201,
    body: { contactId: marta, waiting: false, resolution: { decidedBy: 'email', conflicts: [] } },
  })
  expect(await timeline(marta)).toEqual(['Looked', 'Signed in'])
  expect(await waiting()).toBe(0)
  const third = await visit([{ kind: 'device', value: 'd-1' }], {
    at: '2026-01-04T10:00:00Z',
    subject: 'Came back',
  })
  expect(third.body).toMatchObject({ contactId: marta, resolution: { decidedBy: 'device' } })
  const undone = await send('POST', `/api/v1/change-sets/${second.headers['x-change-set']}/undo`, olga)
  expect(undone.status).toBe(200)
  expect(await timeline(marta)).toEqual(['Came back'])
  expect(await waiting()).toBe(1)
})

test('what waited follows also when somebody is only then added', async () => {
  await visit([{ kind: 'email', value: 'new@x.example' }], { subject: 'Asked for news' })
  const added = await send('POST', '/api/v1/contacts', olga, { name: 'New', email: 'new@x.example' })
  await followKnown(systemCtx(services, 'Test'), {
    changeSetId: String(added.headers['x-change-set']),
    object: 'contact',
    event: 'created',
    count: 1,
  })
  expect(await timeline(added.body.id)).toEqual(['Asked for news'])
})

test('the more telling identifier decides, the two are offered as duplicates once, until that is undone', async () => {
  const jo = await make('contacts', { name: 'Jo', email: 'jo@x.example' })
  const al = await make('contacts', { name: 'Al' })
  await make('identifiers', { contactId: al, kind: 'memberCard', value: 'M-9', verified: true })
  const both = [
    { kind: 'email', value: 'jo@x.example' },
    { kind: 'memberCard', value: 'm-9' },
  ]
  const sets: string[] = []
  for (const subject of ['Bought', 'Bought again']) {
    const { body, headers } = await visit(both, { subject })
    sets.push(String(headers['x-change-set']))
    expect(body).toMatchObject({
      contactId: al,
      resolution: { conflicts: [{ contactId: jo, kind: 'email' }] },
    })
  }
  expect(await offered()).toMatchObject([
    {
      because:
        'Both were named by the visit “Bought”: one by the e-mail address, the other by the member card.',
      isNamed: true,
      evidence: [],
      records: [{ id: jo }, { id: al }],
    },
  ])
  const { id: scanId } = (await send('POST', '/api/v1/contacts/duplicates/scans', olga, {})).body
  await scanDuplicates.run({ scanId, label: 'contacts' }, jobHandle(services))
  expect(await offered()).toHaveLength(1)
  await send('POST', `/api/v1/change-sets/${sets[0]}/undo`, olga)
  expect(await offered()).toEqual([])
  const { body: mine } = await send('POST', '/api/v1/identifiers/resolve', shop, {
    identifiers: [{ kind: 'email', value: 'jo@x.example' }],
  })
  expect(mine).toEqual({ contactId: jo, decidedBy: 'email', conflicts: [] })
})

test('shared and unverified identifiers never decide alone; a device of two people is shared', async () => {
  const ida = await make('contacts', { name: 'Ida', email: 'ida@x.example', phone: '+48583010001' })
  const ola = await make('contacts', { name: 'Ola', email: 'ola@x.example' })
  const phone = { kind: 'phone', value: '+48 58 301 00 01' }
  expect((await visit([phone])).status).toBe(202)
  // The till has seen her: from then on her phone says who she is.
  await visit([
    { ...phone, verified: true },
    { kind: 'email', value: 'ida@x.example' },
  ])
  expect((await visit([phone])).body.contactId).toBe(ida)
  const tablet = { kind: 'device', value: 'tablet' }
  await visit([tablet, { kind: 'email', value: 'ida@x.example' }])
  expect((await visit([tablet])).body.contactId).toBe(ida)
  await visit([tablet, { kind: 'email', value: 'ola@x.example' }])
  expect((await visit([tablet])).body.contactId).toBe(null)
  expect((await visit([tablet, { kind: 'email', value: 'ola@x.example' }])).body.contactId).toBe(ola)
})

test('a card feed brings tokens, matches members, and refuses card numbers wherever they stand', async () => {
  const eva = await make('contacts', { name: 'Eva' })
  const token = await make('identifiers', {
    contactId: eva,
    kind: 'paymentToken',
    value: 'tok_42',
    verified: true,
  })
  const { body: kept } = await send('GET', `/api/v1/identifiers/${token}`, olga)
  expect(kept.value).toMatch(/^hmac:[0-9a-f]{64}$/)
  const by = (value: string, more: object = {}) => ({
    type: 'visit',
    at: '2026-02-01T10:00:00Z',
    subject: 'Paid elsewhere',
    identifiers: [{ kind: 'paymentToken', value }],
    ...more,
  })
  const feed = {
    source: 'Card feed',
    entries: [
      by('tok_42'),
      by('tok_43'),
      by('tok_42', { payload: { memo: ['card 4111-1111-1111-1111'] } }),
      by('5555555555554444'),
      by('tok_42', { type: 'dance' }),
    ],
  }
  const { status, body } = await send('POST', '/api/v1/touchpoints/feed', shop, feed)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    recognised: 1,
    waiting: 1,
    refused: [{ index: 2 }, { index: 3 }, { index: 4 }],
  })
  expect(body.refused[0].problem).toContain('payment card number')
  expect(await timeline(eva)).toEqual(['Paid elsewhere'])
  const { rows } = await server.pool.query(
    "select from touchpoint where payload::text like '%4111%' union all select from waiting_touchpoint where known_by::text like '%5555%' or known_by::text like '%tok_%'",
  )
  expect(rows).toEqual([])
})

test('bad input is refused with a sentence and leaves nothing', async () => {
  const before = await waiting()
  const refused = [
    await visit([{ kind: 'email', value: 'no address' }]),
    await visit([{ kind: 'passport', value: '1' }]),
    await visit([]),
    // The test number of Visa.
    await visit([{ kind: 'accountNumber', value: '4111111111111111' }]),
    await visit([{ kind: 'device', value: 'd-2' }], { type: 'dance' }),
    await visit([{ kind: 'device', value: 'd-2' }], { contactId: '0190f3a0-0000-7000-8000-000000000000' }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422, 422])
  expect(await waiting()).toBe(before)
  const viewer = await server.key(await server.roleId('viewer'))
  const body = { type: 'visit', identifiers: [{ kind: 'device', value: 'd-2' }] }
  expect((await send('POST', '/api/v1/touchpoints', viewer, body)).status).toBe(403)
  expect((await send('POST', '/api/v1/touchpoints', undefined, body)).status).toBe(401)
})
