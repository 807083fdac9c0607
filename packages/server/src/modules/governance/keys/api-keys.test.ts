import { expect, test } from 'vitest'
import type { CommandContext } from '../../../platform/module.ts'
import { product } from '../../index.ts'
import { testServer } from '../testing.ts'
import { createApiKeyCommand } from './api-key-command.ts'

const server = await testServer(product)
const { send, roleId, services } = server
const olga = await server.owner()
const manager = await roleId('manager')
const clerk = await server.key(await roleId('member'))

const withKey = (key: string) => ({ id: '', headers: { authorization: `Bearer ${key}` } })

test('a key is shown once, lets a program in, and ends at once', async () => {
  const made = await send('POST', '/api/v1/api-keys', olga, { name: 'Till', roleId: manager })
  expect(made.status).toBe(201)
  const till = withKey(made.body.key)
  expect((await send('GET', '/api/v1/me', till)).body).toMatchObject({
    kind: 'apiKey',
    name: 'Till',
    user: { id: olga.id },
    role: { key: 'manager' },
  })
  const { body } = await send('GET', '/api/v1/api-keys', olga)
  expect(body.data.find(({ id }: { id: string }) => id === made.body.id)).toMatchObject({
    name: 'Till',
    prefix: made.body.key.slice(0, 9),
    role: { label: 'Manager' },
    createdBy: { name: 'Olga' },
  })
  expect(JSON.stringify(body)).not.toContain(made.body.key)
  expect((await send('DELETE', `/api/v1/api-keys/${made.body.id}`, olga)).status).toBe(204)
  expect((await send('GET', '/api/v1/me', till)).status).toBe(401)
  expect((await send('DELETE', `/api/v1/api-keys/${made.body.id}`, olga)).body).toMatchObject({
    status: 404,
    code: 'api-key.not-found',
  })
})

test('a wrong key is nobody, even when a right cookie comes with it', async () => {
  const both = { id: '', headers: { ...olga.headers, authorization: 'Bearer rg_nonsense' } }
  expect((await send('GET', '/api/v1/me', both)).status).toBe(401)
})

test('a key has no profile to change', async () => {
  expect((await send('PATCH', '/api/v1/me', clerk, { name: 'x' })).body).toMatchObject({
    code: 'auth.only-people',
  })
})

test.each([
  ['without a name', { name: ' ' }, 'request.invalid'],
  ['in a role that there is not', { roleId: crypto.randomUUID() }, 'role.not-found'],
  ['with a property that there is not', { admin: true }, 'request.invalid'],
])('a key %s is refused', async (_, body, code) => {
  const answer = await send('POST', '/api/v1/api-keys', olga, { name: 'x', roleId: manager, ...body })
  expect(answer.body).toMatchObject({ status: 422, code })
})

test.each([
  ['GET', '/api/v1/api-keys', undefined],
  ['POST', '/api/v1/api-keys', { name: 'x', roleId: manager }],
  ['DELETE', `/api/v1/api-keys/${manager}`, undefined],
])('%s %s is for those who manage keys', async (method, url, body) => {
  expect((await send(method, url, undefined, body)).status).toBe(401)
  expect((await send(method, url, clerk, body)).body).toMatchObject({
    status: 403,
    permission: 'apiKey.manage',
  })
})

async function run(...args: string[]): Promise<string[]> {
  const lines: string[] = []
  const context = { services: async () => services, print: (line: string) => void lines.push(line) }
  await createApiKeyCommand.run(args, context as unknown as CommandContext)
  return lines
}

test('the command prints the key alone, which may do everything unless a role is named', async () => {
  const [key, ...more] = await run('--name', 'script')
  expect(more).toEqual([])
  expect((await send('GET', '/api/v1/me', withKey(key!))).body).toMatchObject({
    user: null,
    role: { key: 'owner' },
    permissions: ['*'],
  })
  const [viewing] = await run('--name', 'script', '--role', 'Viewer')
  expect((await send('GET', '/api/v1/me', withKey(viewing!))).body.role.key).toBe('viewer')
})

test.each([
  [[], 'Add --name'],
  [['--name', 'x', '--role', 'king'], 'no role "king"'],
])('the command refuses %j', async (args, sentence) => {
  await expect(run(...args)).rejects.toThrow(sentence)
})
