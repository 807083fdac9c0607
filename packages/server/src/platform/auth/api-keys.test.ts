import { expect, test } from 'vitest'
import { testDatabase } from '../testing.ts'
import { uuidV7 } from '../uuid.ts'
import { createApiKey, listApiKeys, revokeApiKey, verifyApiKey } from './api-keys.ts'

const { db, pool } = await testDatabase()
const now = new Date('2026-11-22T10:00:00Z')
const roleId = uuidV7()

test('a key lets a program in, in its role', async () => {
  const { key, apiKey } = await createApiKey(db, { name: 'till', roleId, createdBy: null })
  expect(key).toMatch(/^rg_[\w-]{43}$/)
  expect(await verifyApiKey(db, `Bearer ${key}`, now)).toMatchObject({ id: apiKey.id, name: 'till', roleId })
})

test.each([undefined, '', 'Bearer', 'Bearer rg_', 'Bearer rg_unknown', 'Basic rg_x', 'Bearer other'])(
  'the header %o lets nobody in',
  async (header) => {
    expect(await verifyApiKey(db, header, now)).toBeUndefined()
  },
)

test('a key that was revoked lets nobody in', async () => {
  const { key, apiKey } = await createApiKey(db, { name: 'old', roleId, createdBy: null })
  expect(await revokeApiKey(db, apiKey.id, now)).toBe(true)
  expect(await verifyApiKey(db, `Bearer ${key}`, now)).toBeUndefined()
  expect(await revokeApiKey(db, apiKey.id, now)).toBe(false)
  expect((await listApiKeys(db)).map(({ name }) => name)).not.toContain('old')
})

test('that a key was used is noted at most once a minute', async () => {
  const { key, apiKey } = await createApiKey(db, { name: 'busy', roleId, createdBy: null })
  const lastUsedAt = async () => (await listApiKeys(db)).find(({ id }) => id === apiKey.id)?.lastUsedAt
  for (const seconds of [0, 30, 59])
    await verifyApiKey(db, `Bearer ${key}`, new Date(now.getTime() + seconds * 1000))
  expect(await lastUsedAt()).toEqual(now)
  await verifyApiKey(db, `Bearer ${key}`, new Date(now.getTime() + 61_000))
  expect(await lastUsedAt()).toEqual(new Date(now.getTime() + 61_000))
})

test('the key itself is kept nowhere', async () => {
  const { key } = await createApiKey(db, { name: 'secret', roleId, createdBy: null })
  const { rows } = await pool.query("select api_key::text as row from api_key where name = 'secret'")
  expect(rows[0].row).not.toContain(key.slice(9))
})
