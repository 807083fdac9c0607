/** The whole server on a database of its own, with people who are signed in, for tests through the door. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Rights, role as roleObject } from '@regulars/model'
import { afterAll } from 'vitest'
import { createApiKey } from '../../platform/auth/api-keys.ts'
import { readConfig } from '../../platform/config.ts'
import { listRoutes } from '../../platform/http/guard.ts'
import type { App, RegisteredRoute } from '../../platform/http/route.ts'
import { createLog } from '../../platform/log.ts'
import type { Product } from '../../platform/module.ts'
import { buildApp } from '../../platform/process/build-app.ts'
import { openServices } from '../../platform/process/open-services.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing.ts'
import { create, type Services, systemCtx } from '../../records/index.ts'
import { type Answer, type Caller, cookiesOf, type Send, sender } from './testing/requests.ts'

export { type Answer, type Caller, cookiesOf } from './testing/requests.ts'

export interface TestServer extends TestDatabase, People, Keys {
  app: App
  services: Services
  routes: readonly RegisteredRoute[]
  send: Send
}

interface People {
  /** Makes the first owner. */
  owner(): Promise<Caller>
  /** Invites somebody, who comes at once. */
  person(name: string, as: Caller, invited: { roleId: string; teamId?: string }): Promise<Caller>
  /** Signs somebody in by e-mail and password. */
  signIn(email: string, password?: string): Promise<Answer>
}

interface Keys {
  /** Makes an API key in a role. */
  key(roleId: string, createdBy?: string): Promise<Caller>
  /** The id of a role by its key. */
  roleId(key: string): Promise<string>
  /** Makes a role with these rights. */
  role(key: string, rights: Partial<Rights>): Promise<string>
}

/** Password of everybody in tests. */
export const testPassword = 'coffee before noon'

/** Starts it for this test file. */
export async function testServer(product: Product, env: Record<string, string> = {}): Promise<TestServer> {
  const database = await testDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'regulars-server-'))
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env })
  const open = await openServices(config, database, product, createLog('silent'))
  const { app, routes } = await buildApp(open.services, product.modules)
  afterAll(async () => {
    await app.close()
    await open.close()
    await rm(dataDir, { recursive: true })
  })
  const { services } = open
  const send = sender(app)
  return { ...database, services, app, routes: listRoutes(routes), send, ...people(send), ...keys(services) }
}

function people(send: Send): People {
  const signIn: People['signIn'] = (email, password = testPassword) =>
    send('POST', '/api/auth/sign-in/email', undefined, { email, password })
  return {
    signIn,
    async owner() {
      const owner = { name: 'Olga', email: 'olga@shop.example', password: testPassword }
      const { body } = await send('POST', '/api/v1/setup/owner', undefined, owner)
      return { id: body.id, headers: cookiesOf(await signIn(owner.email)) }
    },
    async person(name, as, invited) {
      const email = `${name.toLowerCase()}@shop.example`
      const { body } = await send('POST', '/api/v1/invitations', as, { email, ...invited })
      const token = new URL(body.link).searchParams.get('token')
      const newcomer = { token, name, password: testPassword }
      const accepted = await send('POST', '/api/v1/invitations/accept', undefined, newcomer)
      return { id: accepted.body.id, headers: cookiesOf(accepted) }
    },
  }
}

function keys(services: Services): Keys {
  return {
    async roleId(key) {
      const { rows } = await services.pool.query<{ id: string }>('select id from role where key = $1', [key])
      return rows[0]!.id
    },
    async key(roleId, createdBy) {
      const { key, apiKey } = await createApiKey(services.db, {
        name: 'till',
        roleId,
        createdBy: createdBy ?? null,
      })
      return { id: apiKey.id, headers: { authorization: `Bearer ${key}` } }
    },
    role(key, rights) {
      const values = { key, label: key, rights: { objects: {}, fields: {}, capabilities: [], ...rights } }
      return create(systemCtx(services, 'Test'), roleObject, values, { trusted: true })
    },
  }
}
