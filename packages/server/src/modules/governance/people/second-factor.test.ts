import { expect, test } from 'vitest'
import { product } from '../../index.ts'
import { type Caller, testServer } from '../testing.ts'

const server = await testServer(product)
const { send, person, roleId, pool } = server
const olga = await server.owner()
const tom = await person('Tom', olga, { roleId: await roleId('member') })
const clerk = await server.key(await roleId('owner'))

const require = (secondFactorRequired: boolean, as: Caller = olga) =>
  send('PATCH', '/api/v1/settings', as, { secondFactorRequired })
const turnOnBehindTheScenes = (id: string) =>
  pool.query('update auth_user set two_factor_enabled = true where id = $1', [id])

test('who lacks a second factor that is asked of everybody may do nothing but turn it on', async () => {
  expect((await require(true)).status).toBe(200)
  for (const who of [olga, tom]) {
    expect((await send('GET', '/api/v1/contacts', who)).body).toMatchObject({
      status: 403,
      code: 'auth.second-factor-needed',
    })
    expect((await send('GET', '/api/v1/me', who)).body).toMatchObject({ lacksSecondFactor: true })
  }
  expect((await require(false)).body).toMatchObject({ code: 'auth.second-factor-needed' })
  // A program has a key and no telephone.
  expect((await send('GET', '/api/v1/contacts', clerk)).status).toBe(200)
  await turnOnBehindTheScenes(tom.id)
  server.services.actors.forget()
  expect((await send('GET', '/api/v1/contacts', tom)).status).toBe(200)
  expect((await require(false, clerk)).status).toBe(200)
  expect((await send('GET', '/api/v1/contacts', olga)).status).toBe(200)
})

test('an owner sees who has one, and takes it from whoever lost it; others do not', async () => {
  expect((await send('GET', '/api/v1/second-factors', olga)).body).toEqual({ data: [tom.id] })
  for (const [method, path] of [
    ['GET', '/api/v1/second-factors'],
    ['GET', '/api/v1/sign-ins'],
    ['DELETE', `/api/v1/users/${tom.id}/second-factor`],
  ] as const)
    expect((await send(method, path, tom)).status).toBe(403)
  expect((await send('DELETE', `/api/v1/users/${tom.id}/second-factor`, olga)).status).toBe(204)
  expect((await send('GET', '/api/v1/second-factors', olga)).body).toEqual({ data: [] })
  expect((await send('GET', '/api/v1/me', tom)).status).toBe(401)
  const { data, more } = (await send('GET', '/api/v1/sign-ins?limit=1', olga)).body
  expect(data).toMatchObject([{ outcome: 'secondFactorOff', userId: tom.id, name: 'Tom' }])
  expect(more).toBe(true)
})
