import { expect, test } from 'vitest'
import { product } from '../index.ts'
import { cookiesOf, testPassword, testServer } from './testing.ts'

const env = { OWNER_EMAIL: 'Boss@Shop.example', OWNER_PASSWORD: testPassword }
const { send, signIn } = await testServer(product, env)

test('the owner that the environment names is there from the first start on', async () => {
  expect((await send('GET', '/api/v1/setup')).body.needsOwner).toBe(false)
  const boss = { id: '', headers: cookiesOf(await signIn('boss@shop.example')) }
  expect((await send('GET', '/api/v1/me', boss)).body).toMatchObject({
    user: { name: 'Boss', email: 'boss@shop.example' },
    role: { key: 'owner' },
  })
})
