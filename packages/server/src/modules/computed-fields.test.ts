/** Formulas and roll-ups that users make while the server runs. */
import { expect, test } from 'vitest'
import { fillComputedNow } from '../records/testing.ts'
import { testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, services, ...server } = await testServer(product)
const owner = await server.owner()

async function make(path: string, body: object) {
  const answer = await send('POST', `/api/v1/${path}`, owner, body)
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const get = async (path: string) => (await send('GET', `/api/v1/${path}`, owner)).body
const field = (label: string, kind: string, settings: object, more = {}) =>
  make('objects/machine/fields', { label, kind, settings, ...more })
const refused = async (label: string, formula: string) =>
  (
    await send('POST', '/api/v1/objects/machine/fields', owner, {
      label,
      kind: 'formula',
      settings: { formula },
    })
  ).body

await make('objects', { label: 'Machine', labelPlural: 'Machines', titleLabel: 'Name' })
await make('objects', { label: 'Repair', labelPlural: 'Repairs' })
await field('Purchase date', 'date', {})
await field('Owner contact', 'reference', { to: 'contact' })
await make('objects/repair/fields', { label: 'Machine', kind: 'reference', settings: { to: 'machine' } })
await make('objects/repair/fields', { label: 'Cost', kind: 'money' })
const marta = await make('contacts', { name: 'Marta', country: 'PL' })
const before = await make('machines', {
  name: 'La Pavoni',
  purchaseDate: '2024-02-29',
  ownerContactId: marta.id,
})

test('are computed for what is there by a job, and kept right from then on', async () => {
  await field('Warranty end', 'formula', { formula: 'date_add(purchase_date, 2, "years")' })
  await field('Place', 'formula', { formula: 'coalesce(owner_contact.country, "?")' })
  await field('Repairs', 'rollUp', { rollUp: { over: 'repairs', take: 'count' } }, { key: 'repairCount' })
  await field('Cost of repairs', 'rollUp', { rollUp: { over: 'repairs', take: 'sum', of: 'cost' } })
  await field('Guaranteed', 'formula', { formula: 'warranty_end >= today()' })
  for (const key of ['warrantyEnd', 'place', 'repairCount', 'costOfRepairs'])
    await fillComputedNow(services, 'machine', key)
  expect(await get(`machines/${before.id}`)).toMatchObject({
    warrantyEnd: '2026-02-28',
    place: 'PL',
    repairCount: 0,
    costOfRepairs: 0,
  })
  await make('repairs', { name: 'Seal', machineId: before.id, cost: 1250 })
  await send('PATCH', `/api/v1/contacts/${marta.id}`, owner, { country: 'DE' })
  expect(await get('machines?repairCount.gte=1&sort=-costOfRepairs,guaranteed')).toMatchObject({
    data: [{ place: 'DE', repairCount: 1, costOfRepairs: 1250, guaranteed: expect.any(Boolean) }],
  })
  const described = (await get('objects')).data.find(({ name }: { name: string }) => name === 'machine')
  const byKey = Object.fromEntries(described.fields.map((each: { key: string }) => [each.key, each]))
  expect(byKey).toMatchObject({
    warrantyEnd: { kind: 'date', writable: false, formula: 'date_add(purchase_date, 2, "years")' },
    guaranteed: { kind: 'yesNo', live: true, sortable: true },
    costOfRepairs: { kind: 'money', rollUp: { over: 'repairs', take: 'sum', of: 'cost' } },
  })
})

test('that cannot be computed are refused with the place and the mend', async () => {
  expect(await refused('A', 'purchase_dat + 1')).toMatchObject({
    code: 'shape.bad-formula',
    title: 'Machine has no field “purchase_dat”. Did you mean “purchaseDate”?',
    field: 'settings.formula',
    from: 0,
    to: 12,
  })
  expect((await refused('Loop', 'loop + 1')).title).toMatch(/no field “loop”/)
  const changed = await send('PATCH', '/api/v1/objects/machine/fields/warrantyEnd', owner, {
    settings: { formula: 'if(guaranteed, purchase_date, blank)' },
  })
  expect(changed.body.title).toMatch(/round in a circle|computed from this field/)
  const other = await send('PATCH', '/api/v1/objects/machine/fields/warrantyEnd', owner, {
    settings: { formula: '1 + 1' },
  })
  expect(other.body.title).toMatch(/computed from this field|another kind of value/)
  const gone = await send('DELETE', '/api/v1/objects/machine/fields/purchaseDate', owner)
  expect(gone.body.title).toBe('Warranty end of machines is computed from it.')
})

test('are tried on a real record before they are made', async () => {
  expect(await make('objects/machine/preview-field', { formula: 'purchase_date + 7' })).toMatchObject({
    words: 'Purchase date plus 7',
    live: false,
    field: { kind: 'date' },
    record: { title: 'La Pavoni', value: '2024-03-07' },
  })
  expect(
    await make('objects/machine/preview-field', { rollUp: { over: 'repairs', take: 'list', of: 'name' } }),
  ).toMatchObject({ record: { value: ['Seal'] } })
})
