import { expect, test } from 'vitest'
import { purgeOldNow } from '../records/testing.ts'
import { testServer } from './governance/testing.ts'
import { product } from './index.ts'

const { send, services, pool, ...server } = await testServer(product)
const owner = await server.owner()
const ask = (method: string, path: string, body?: object) => send(method, `/api/v1/${path}`, owner, body)

const columns = async () =>
  (
    await pool.query<{ name: string }>(
      "select relname || '.' || attname as name from pg_attribute join pg_class on pg_class.oid = attrelid where attname ^@ 'x_' and relkind = 'r' order by 1",
    )
  ).rows.map(({ name }) => name)

test('what was long in the bin goes for good, with its columns and tables, and nothing else', async () => {
  await ask('POST', 'objects', { label: 'Van', labelPlural: 'Vans' })
  await ask('POST', 'objects/van/fields', { label: 'Driver', kind: 'reference', settings: { to: 'contact' } })
  await ask('POST', 'objects/contact/fields', { label: 'Old', kind: 'text' })
  await ask('POST', 'objects/contact/fields', { label: 'Lately', kind: 'text' })
  await ask('POST', 'objects/contact/fields', { label: 'Kept', kind: 'text' })
  const [old, lately, kept] = await Promise.all(
    ['Jo', 'Max', 'Kim'].map(async (name) => (await ask('POST', 'contacts', { name, old: 'x' })).body.id),
  )
  await ask('DELETE', 'objects/contact/fields/old')
  await ask('DELETE', `contacts/${old}`)
  await ask('DELETE', 'objects/van')
  for (const table of ['contact', 'object_definition', 'field_definition'])
    await pool.query(
      `update ${table} set deleted_at = now() - interval '40 days' where deleted_at is not null`,
    )
  await ask('DELETE', 'objects/contact/fields/lately')
  await ask('DELETE', `contacts/${lately}`)

  await purgeOldNow(services)
  expect(await columns()).toContain('contact.x_old')

  expect((await ask('PATCH', 'settings', { binDays: 30 })).status).toBe(200)
  await purgeOldNow(services)
  expect(await columns()).toEqual(['contact.x_kept', 'contact.x_lately'])
  const { rows } = await pool.query('select id from contact order by name')
  expect(rows.map(({ id }) => id)).toEqual([kept, lately])
  expect((await ask('POST', 'objects', { label: 'Van', labelPlural: 'Vans' })).body).toMatchObject({
    name: 'van',
  })
  expect((await ask('POST', 'objects/contact/fields', { label: 'Old', kind: 'number' })).status).toBe(201)
})
