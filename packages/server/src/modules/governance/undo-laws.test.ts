import { expect, test } from 'vitest'
import { product } from '../index.ts'
import { cookiesOf, testServer } from './testing.ts'

const server = await testServer(product)
const { send, roleId, pool, signIn } = server
const olga = await server.owner()
const [owner, manager, member] = await Promise.all(['owner', 'manager', 'member'].map(roleId))
const eva = await server.person('Eva', olga, { roleId: manager! })

const change = (id: string, body: object) => send('PATCH', `/api/v1/users/${id}`, olga, body)
const undo = (id: string, as = olga) => send('POST', `/api/v1/change-sets/${id}/undo`, as)
async function lastChangeSet(): Promise<string> {
  const { rows } = await pool.query('select id from change_set order by id desc limit 1')
  return rows[0].id
}

test('whoever may undo any change does not undo what was taken from them', async () => {
  await change(eva.id, { roleId: member })
  const demotion = await lastChangeSet()
  const managing = await server.key(manager!, eva.id)
  expect((await undo(demotion, managing)).body).toMatchObject({ status: 403, code: 'role.undo-not-allowed' })
  expect((await undo(demotion)).status).toBe(200)
  expect((await send('GET', '/api/v1/me', eva)).body.role.key).toBe('manager')
})

test('after an undo people sign in as they are called again', async () => {
  await change(eva.id, { name: 'Eva Lind', email: 'eva.lind@shop.example' })
  expect((await undo(await lastChangeSet())).status).toBe(200)
  expect((await signIn('eva@shop.example')).status).toBe(200)
  expect((await signIn('eva.lind@shop.example')).status).toBe(401)
})

test('undoing a deactivation lets somebody in again, and undoing that puts them out', async () => {
  await send('POST', `/api/v1/users/${eva.id}/deactivate`, olga, {})
  await undo(await lastChangeSet())
  const back = { id: eva.id, headers: cookiesOf(await signIn('eva@shop.example')) }
  expect((await send('GET', '/api/v1/me', back)).status).toBe(200)
  await undo(await lastChangeSet())
  expect((await send('GET', '/api/v1/me', back)).status).toBe(401)
  await send('POST', `/api/v1/users/${eva.id}/activate`, olga)
})

test('an undo never leaves a business without an owner', async () => {
  await change(eva.id, { roleId: owner })
  const promotion = await lastChangeSet()
  const evaIn = { id: eva.id, headers: cookiesOf(await signIn('eva@shop.example')) }
  await send('PATCH', `/api/v1/users/${olga.id}`, evaIn, { roleId: manager })
  expect((await undo(promotion, evaIn)).body).toMatchObject({ status: 409, code: 'user.last-owner' })
  await send('PATCH', `/api/v1/users/${olga.id}`, evaIn, { roleId: owner })
})

test('somebody who came is not undone', async () => {
  await server.person('Tom', olga, { roleId: member! })
  expect((await undo(await lastChangeSet())).body).toMatchObject({ status: 409, code: 'user.stays' })
})
