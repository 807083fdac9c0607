/** Fields that link a record to many others, made by users while the server runs: in every door, with history, undo, rights, merging and the bin. */
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { acts } from '@regulars/model'
import { expect, test } from 'vitest'
import { systemCtx } from '../records/index.ts'
import { openExport } from './collect/export/open-export.ts'
import { runImport } from './collect/run-import.ts'
import { startImport } from './collect/start-import.ts'
import { jobHandle } from './collect/testing.ts'
import { type Caller, testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, services, ...server } = await testServer(product)
const owner = await server.owner()

async function make(path: string, body: object) {
  const answer = await send('POST', `/api/v1/${path}`, owner, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const get = async (path: string, as: Caller = owner) => (await send('GET', `/api/v1/${path}`, as)).body
const patch = (path: string, body: object, as: Caller = owner) => send('PATCH', `/api/v1/${path}`, as, body)
const filtered = async (path: string, filter: object, as: Caller = owner) =>
  (await get(`${path}?filter=${encodeURIComponent(JSON.stringify(filter))}&sort=name`, as)).data.map(
    ({ name }: { name: string }) => name,
  )

await make('objects', { label: 'Machine', labelPlural: 'Machines', titleLabel: 'Name' })
await make('objects/machine/fields', { label: 'Price', kind: 'money' })
await make('objects/contact/fields', {
  label: 'Machines',
  kind: 'links',
  settings: {
    to: 'machine',
    inverseLabel: 'People',
    inverse: 'people',
    columns: [
      { label: 'Role', kind: 'text' },
      { label: 'Since', kind: 'date' },
    ],
  },
})
await make('objects/contact/fields', {
  label: 'Machine count',
  kind: 'rollUp',
  settings: { rollUp: { over: 'machines', take: 'count' } },
})
await make('objects/contact/fields', {
  label: 'Worth of machines',
  kind: 'rollUp',
  settings: { rollUp: { over: 'machines', take: 'sum', of: 'machine.price' } },
})
const [pavoni, linea, silvia] = await Promise.all(
  [
    ['La Pavoni', 90_000],
    ['Linea', 400_000],
    ['Silvia', 50_000],
  ].map(([name, price]) => make('machines', { name, price })),
)
const marta = await make('contacts', {
  name: 'Marta',
  machines: [pavoni.id, { id: linea.id, role: 'owner' }],
})
const jan = await make('contacts', {
  name: 'Jan',
  machines: [{ id: linea.id, role: 'cleaner', since: '2026-01-05' }],
})

const namesOf = (links: { title: string }[]) => links.map(({ title }) => title)
const machinesOf = async (id: string, as: Caller = owner) => (await get(`contacts/${id}`, as)).machines

test('are written and read as a list, from both sides, with the columns of each link', async () => {
  expect(await machinesOf(marta.id)).toEqual([
    { id: pavoni.id, title: 'La Pavoni', link: expect.any(String), role: null, since: null },
    { id: linea.id, title: 'Linea', link: expect.any(String), role: 'owner', since: null },
  ])
  expect(namesOf((await get(`machines/${linea.id}`)).people)).toEqual(['Marta', 'Jan'])
  const included = await get(`contacts/${jan.id}?include=machines.machine`)
  expect(included.machines).toMatchObject([
    { name: 'Jan – Linea', role: 'cleaner', machine: { name: 'Linea' } },
  ])
  expect(await get(`contacts/${marta.id}`)).toMatchObject({ machineCount: 2, worthOfMachines: 490_000 })
})

test('change in one change set, which is in the history and can be undone', async () => {
  const changed = await patch(`contacts/${marta.id}`, {
    jobTitle: 'Barista',
    machines: [{ id: linea.id, since: '2026-02-01' }, silvia.id],
  })
  expect(changed.body.machines).toMatchObject([
    { title: 'Linea', role: 'owner', since: '2026-02-01' },
    { title: 'Silvia' },
  ])
  expect(changed.body).toMatchObject({ machineCount: 2, worthOfMachines: 450_000 })
  const [entry] = (await get(`contacts/${marta.id}/history`)).data
  expect(entry.changeSet.id).toBe(changed.headers['x-change-set'])
  expect(entry.changes.find(({ field }: { field: string }) => field === 'machines')).toMatchObject({
    before: [{ title: 'La Pavoni' }],
    after: [{ title: 'Silvia' }],
  })
  const [theirs] = (await get(`machines/${silvia.id}/history`)).data
  expect(theirs.changes).toEqual([{ field: 'people', before: [], after: [{ id: marta.id, title: 'Marta' }] }])
  await make(`change-sets/${changed.headers['x-change-set']}/undo`, {})
  expect(await get(`contacts/${marta.id}`)).toMatchObject({
    jobTitle: null,
    machineCount: 2,
    machines: [
      { title: 'La Pavoni', role: null },
      { title: 'Linea', since: null },
    ],
  })
})

test('are asked for by their own columns and by the record at the other end', async () => {
  expect(
    await filtered('contacts', { has: 'machines', where: { field: 'role', op: 'is', value: 'cleaner' } }),
  ).toEqual(['Jan'])
  expect(
    await filtered('contacts', {
      has: 'machines',
      where: { field: 'machine.price', op: 'lt', value: 100_000 },
    }),
  ).toEqual(['Marta'])
  expect(await filtered('contacts', { not: { has: 'machines' } })).toEqual([])
  expect(await filtered('machines', { not: { has: 'people' } })).toEqual(['Silvia'])
  expect(await filtered('contacts', { field: 'machineCount', op: 'gte', value: 2 })).toEqual(['Marta'])
})

test('say what is wrong with them and where', async () => {
  const wrong = (machines: unknown) => patch(`contacts/${jan.id}`, { machines })
  expect((await wrong(['nonsense'])).body).toMatchObject({ code: 'record.invalid', field: 'machines' })
  expect((await wrong([{ id: silvia.id, since: 'soon' }])).body).toMatchObject({ field: 'machines.0.since' })
  expect((await wrong([marta.id])).body.faults).toMatchObject([
    { message: 'Machine: there is no such machine.' },
  ])
  const again = await send('POST', '/api/v1/contact-machines', owner, {
    contactId: jan.id,
    machineId: linea.id,
  })
  expect(again.body).toMatchObject({ title: 'These two are linked already.' })
  expect(namesOf(await machinesOf(jan.id))).toEqual(['Linea'])
})

test('are added to and taken from many records at once', async () => {
  const ids = [marta.id, jan.id]
  const added = await make('contacts/bulk', { ids, update: { machines: { add: [silvia.id] } } })
  expect(added).toMatchObject({ matched: 2, changed: 2 })
  expect(namesOf(await machinesOf(jan.id))).toEqual(['Linea', 'Silvia'])
  const removed = await make('contacts/bulk', {
    ids,
    update: { machines: { remove: [pavoni.id, silvia.id] } },
  })
  expect(removed.changed).toBe(2)
  expect(namesOf(await machinesOf(marta.id))).toEqual(['Linea'])
  await make(`change-sets/${removed.changeSetId}/undo`, {})
  await make(`change-sets/${added.changeSetId}/undo`, {})
  expect(namesOf(await machinesOf(marta.id))).toEqual(['La Pavoni', 'Linea'])
})

test('are merged without being doubled, and told apart again', async () => {
  const twin = await make('contacts', { name: 'Marta K', machines: [linea.id, silvia.id] })
  const { headers } = await send('POST', `/api/v1/contacts/${marta.id}/merge`, owner, { from: [twin.id] })
  expect(namesOf(await machinesOf(marta.id)).toSorted()).toEqual(['La Pavoni', 'Linea', 'Silvia'])
  expect(await get(`contacts/${marta.id}`)).toMatchObject({ machineCount: 3 })
  await make(`contacts/${marta.id}/merges/${headers['x-change-set']}/unmerge`, {})
  expect(namesOf(await machinesOf(marta.id))).toEqual(['La Pavoni', 'Linea'])
  expect(namesOf(await machinesOf(twin.id))).toEqual(['Linea', 'Silvia'])
  await send('DELETE', `/api/v1/contacts/${twin.id}`, owner)
})

test('go to the bin with either end, and come back when both are there', async () => {
  await send('DELETE', `/api/v1/machines/${linea.id}`, owner)
  expect(namesOf(await machinesOf(jan.id))).toEqual([])
  expect((await get(`contacts/${marta.id}`)).machineCount).toBe(1)
  await send('DELETE', `/api/v1/contacts/${marta.id}`, owner)
  await make(`contacts/${marta.id}/restore`, {})
  expect(namesOf(await machinesOf(marta.id))).toEqual(['La Pavoni'])
  await make(`machines/${linea.id}/restore`, {})
  expect(namesOf(await machinesOf(marta.id))).toEqual(['La Pavoni', 'Linea'])
  expect((await get(`contacts/${jan.id}`)).machineCount).toBe(1)
})

test('are seen by who sees both ends, in every door, and changed by who may change one', async () => {
  const all = Object.fromEntries(acts.map((act) => [act, 'all']))
  const none = Object.fromEntries(acts.map((act) => [act, 'none']))
  const only = (name: string) => ({ ...none, read: { where: { field: 'name', op: 'is', value: name } } })
  const asWho = async (key: string, objects: object, fields: object = {}) => {
    const who = await server.person(key, owner, { roleId: await server.roleId('member') })
    return server.key(await server.role(key, { objects, fields, capabilities: [] } as never), who.id)
  }
  const seesOne = await asWho('seesOne', { contact: { ...all }, machine: only('Linea') })
  expect(namesOf(await machinesOf(marta.id, seesOne))).toEqual(['Linea'])
  const links = await get('contact-machines?include=machine', seesOne)
  expect(links.data.map(({ machine }: never) => (machine as { name: string }).name)).toEqual([
    'Linea',
    'Linea',
  ])
  expect(links.count).toBe(2)
  expect(await filtered('contacts', { has: 'machines', count: true, op: 'gte', value: 2 }, seesOne)).toEqual(
    [],
  )
  expect(await get(`contacts/${marta.id}?include=machines`, seesOne)).toMatchObject({ machines: [{}] })
  // What one does not see stays when one writes the whole list.
  expect((await patch(`contacts/${marta.id}`, { machines: [] }, seesOne)).status).toBe(200)
  expect(namesOf(await machinesOf(marta.id))).toEqual(['La Pavoni'])
  expect((await patch(`contacts/${marta.id}`, { machines: [silvia.id] }, seesOne)).body.faults).toHaveLength(
    1,
  )
  await patch(`contacts/${marta.id}`, { machines: { add: [linea.id] } }, seesOne)

  const reader = await asWho('reader', {
    contact: { ...none, read: 'all' },
    machine: { ...none, read: 'all' },
  })
  expect(namesOf(await machinesOf(marta.id, reader))).toEqual(['La Pavoni', 'Linea'])
  const link = (await machinesOf(marta.id))[0].link
  expect((await send('DELETE', `/api/v1/contact-machines/${link}`, reader)).status).toBe(403)
  const blind = await asWho('blind', { contact: all, machine: all }, { contact: { machines: 'hidden' } })
  expect(await get(`machines/${linea.id}`, blind)).not.toHaveProperty('people')
  expect((await send('GET', '/api/v1/contact-machines', blind)).status).toBe(403)
  const half = await asWho('half', { contact: all, machine: none })
  expect(await get(`contacts/${marta.id}`, half)).not.toHaveProperty('machines')
})

test('are read from and written into files as names, and what was exported changes nothing when it comes back', async () => {
  await make('objects', { label: 'Errand', labelPlural: 'Errands' })
  const settings = { targets: ['contact', 'machine'] }
  await make('objects/errand/fields', { label: 'With', kind: 'anyReference', settings })
  await make('objects/errand/fields', { label: 'Tools', kind: 'links', settings: { to: 'machine' } })
  const ctx = systemCtx(services, 'Test')
  const twin = await make('machines', { name: 'Silvia' })
  const odd = await make('machines', { name: 'Saw; "big", red' })
  const errand = await make('errands', {
    name: 'Oil',
    with: { object: 'machine', id: twin.id },
    tools: [linea.id, twin.id, odd.id],
  })
  await make('errands', { name: 'Rest' })
  const bring = async (written: string) => {
    const { hash } = await services.files.write(Readable.from([Buffer.from(written)]))
    const file = { kind: 'errands', fileName: 'errands.csv', fileKey: hash, options: {} }
    const importId = await startImport(services, ctx.actor, file)
    await runImport.run({ importId, fileName: file.fileName }, jobHandle(services))
    return get(`imports/${importId}`)
  }
  const { content } = await openExport(ctx, services.definitions.registry.object('errand'), { format: 'csv' })
  const exported = await text(content)
  expect(exported).toContain('machine: Silvia')
  const { changeSetId } = await bring(exported)
  expect(changeSetId).toBeNull()
  await bring(`Regulars id,Name,With,Tools\n${errand.id},Oil,contact: Jan,Linea; Hammer\n,Wash,Marta,Silvia`)
  const [oil, , wash] = (await get('errands?sort=name')).data
  expect(oil).toMatchObject({ id: errand.id, with: { object: 'contact', title: 'Jan' } })
  expect(namesOf(oil.tools).toSorted()).toEqual(['Hammer', 'Linea'])
  expect(wash).toMatchObject({ with: { object: 'contact', title: 'Marta' }, tools: [{ title: 'Silvia' }] })
  await send('DELETE', '/api/v1/objects/errand', owner)
  for (const gone of [twin, odd]) await send('DELETE', `/api/v1/machines/${gone.id}`, owner)
})

test('go with their field, and come back with it', async () => {
  for (const part of ['contactMachines', 'contactMachines/fields/machine'])
    expect((await send('DELETE', `/api/v1/objects/${part}`, owner)).status).toBe(422)
  const gone = await send('DELETE', '/api/v1/objects/contact/fields/machineCount', owner)
  expect(gone.status).toBeLessThan(300)
  await send('DELETE', '/api/v1/objects/contact/fields/worthOfMachines', owner)
  const removed = await send('DELETE', '/api/v1/objects/contact/fields/machines', owner)
  expect(removed.status).toBeLessThan(300)
  expect(await get(`machines/${linea.id}`)).not.toHaveProperty('people')
  expect((await send('GET', '/api/v1/contact-machines', owner)).status).toBe(404)
  const { fields, objects } = await get('objects/removed')
  expect(objects).toEqual([])
  const { id } = fields.find(({ key }: { key: string }) => key === 'machines')
  await make(`objects/removed-fields/${id}/restore`, {})
  expect(namesOf(await machinesOf(jan.id))).toEqual(['Linea'])
})

test('one field leads to a record of one of several objects, and all that is known of references holds for it', async () => {
  await make('objects', { label: 'Trip', labelPlural: 'Trips' })
  await make('objects/trip/fields', {
    label: 'With',
    kind: 'anyReference',
    settings: { targets: ['contact', 'machine'] },
  })
  const visit = await make('trips', { name: 'First', with: { object: 'contact', id: jan.id } })
  const other = await make('trips', { name: 'Second', with: `machine:${linea.id}` })
  await make('trips', { name: 'Third' })
  expect(visit).toMatchObject({
    with: { object: 'contact', id: jan.id, title: 'Jan' },
    withContactId: jan.id,
    withMachineId: null,
  })
  const asked = (filter: object) => filtered('trips', filter)
  expect(await asked({ field: 'with', op: 'isEmpty' })).toEqual(['Third'])
  expect(await asked({ field: 'with', op: 'is', value: `contact:${jan.id}` })).toEqual(['First'])
  expect(await asked({ field: 'withMachine', op: 'isNotEmpty' })).toEqual(['Second'])
  expect(await asked({ field: 'withContact.name', op: 'is', value: 'jan' })).toEqual(['First'])
  expect(await filtered('contacts', { has: 'trips' })).toEqual(['Jan'])
  expect(await get(`trips/${other.id}?include=withMachine`)).toMatchObject({
    withMachine: { name: 'Linea', price: 400_000 },
  })
  const moved = await patch(`trips/${visit.id}`, { with: { object: 'machine', id: silvia.id } })
  expect(moved.body).toMatchObject({ with: { title: 'Silvia' }, withContactId: null })
  const [entry] = (await get(`trips/${visit.id}/history`)).data
  expect(entry.changes).toEqual([
    {
      field: 'with',
      before: { object: 'contact', id: jan.id, title: 'Jan' },
      after: { object: 'machine', id: silvia.id, title: 'Silvia' },
    },
  ])
  await make(`change-sets/${moved.headers['x-change-set']}/undo`, {})
  expect(
    (await patch(`trips/${visit.id}`, { with: { object: 'contact', id: silvia.id } })).body.faults,
  ).toMatchObject([{ field: 'with', message: 'With: there is no such person.' }])
  expect((await patch(`trips/${visit.id}`, { with: { object: 'company', id: silvia.id } })).status).toBe(422)
  expect((await patch(`trips/${visit.id}`, { withMachineId: silvia.id })).status).toBe(422)
  // What is merged is followed, and what goes for good is cleared.
  const twin = await make('contacts', { name: 'Jan Twin' })
  await send('POST', `/api/v1/contacts/${twin.id}/merge`, owner, { from: [jan.id] })
  expect(await get(`trips/${visit.id}`)).toMatchObject({ with: { id: twin.id, title: 'Jan Twin' } })
  await send('DELETE', `/api/v1/machines/${linea.id}`, owner)
  await send('DELETE', `/api/v1/machines/${linea.id}?forGood=true`, owner)
  expect(await get(`trips/${other.id}`)).toMatchObject({ with: null })
  const one = await make(`trips/${visit.id}/merge/preview`, { from: [other.id] })
  expect(one.chosen).toContainEqual({
    property: 'with',
    value: expect.objectContaining({ object: 'contact', id: twin.id }),
    recordId: visit.id,
  })
})
