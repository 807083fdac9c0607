/** The whole server on a database of its own, with people who are signed in, for tests through the door. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Rights } from '@regulars/model'
import { builtInRegistry } from '@regulars/model'
import { afterAll } from 'vitest'
import { createApiKey } from '../../platform/auth/api-keys.ts'
import { readConfig } from '../../platform/config.ts'
import type { RegisteredRoute } from '../../platform/http/guard.ts'
import type { App } from '../../platform/http/route.ts'
import { createLog } from '../../platform/log.ts'
import type { Product } from '../../platform/module.ts'
import { buildApp } from '../../platform/process/build-app.ts'
import { openServices } from '../../platform/process/open-services.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing.ts'
import { create, type Services, systemCtx } from '../../records/index.ts'

/** Somebody, or a program, whose requests carry what proves it. */
export interface Caller {
  id: string
  headers: Record<string, string>
}

/** What came back. */
export interface Answer {
  status: number
  headers: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: what a test expects is said by its assertions
  body: any
}

export interface TestServer extends TestDatabase {
  app: App
  services: Services
  routes: readonly RegisteredRoute[]
  /** Sends a request; the body goes as JSON. */
  send(
    method: string,
    url: string,
    as?: Caller,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** Makes the first owner. */
  owner(): Promise<Caller>
  /** Invites somebody, who comes at once. */
  person(name: string, as: Caller, role: { roleId: string; teamId?: string }): Promise<Caller>
  /** Signs somebody in by e-mail and password. */
  signIn(email: string, password?: string): Promise<Answer>
  /** Makes an API key in a role. */
  key(roleId: string, createdBy?: string): Promise<Caller>
  /** The id of a role by its key. */
  roleId(key: string): Promise<string>
  /** Makes a role with these rights. */
  role(key: string, rights: Partial<Rights>): Promise<string>
}

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
  const server = { ...database, services: open.services, app, routes }
  return { ...server, ...callers(server) }
}

const origin = { host: 'shop.example', origin: 'http://shop.example' }
let addresses = 0

function callers({ app, services, pool }: Pick<TestServer, 'app' | 'services' | 'pool'>) {
  const send: TestServer['send'] = async (method, url, as, body, headers = {}) => {
    const response = await app.inject({
      method: method as 'GET',
      url,
      ...(body === undefined ? {} : { payload: body as object }),
      headers: { ...origin, ...as?.headers, ...headers },
      // Each from an address of its own, so that limits per address do not count tests together.
      remoteAddress: `10.0.${(addresses >> 8) & 255}.${addresses++ & 255}`,
    })
    const text = response.body
    return {
      status: response.statusCode,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  const signIn: TestServer['signIn'] = (email, password = testPassword) =>
    send('POST', '/api/auth/sign-in/email', undefined, { email, password })
  const roleId: TestServer['roleId'] = async (key) => {
    const { rows } = await pool.query<{ id: string }>('select id from role where key = $1', [key])
    return rows[0]!.id
  }
  return {
    send,
    signIn,
    roleId,
    async owner(): Promise<Caller> {
      const email = 'olga@shop.example'
      const { body } = await send('POST', '/api/v1/setup/owner', undefined, {
        name: 'Olga',
        email,
        password: testPassword,
      })
      return { id: body.id, headers: cookiesOf(await signIn(email)) }
    },
    async person(name: string, as: Caller, invited: { roleId: string; teamId?: string }): Promise<Caller> {
      const email = `${name.toLowerCase()}@shop.example`
      const { body } = await send('POST', '/api/v1/invitations', as, { email, ...invited })
      const token = new URL(body.link).searchParams.get('token')
      const accepted = await send('POST', '/api/v1/invitations/accept', undefined, {
        token,
        name,
        password: testPassword,
      })
      return { id: accepted.body.id, headers: cookiesOf(accepted) }
    },
    async key(role: string, createdBy?: string): Promise<Caller> {
      const { key, apiKey } = await createApiKey(services.db, {
        name: 'till',
        roleId: role,
        createdBy: createdBy ?? null,
      })
      return { id: apiKey.id, headers: { authorization: `Bearer ${key}` } }
    },
    role(key: string, rights: Partial<Rights>): Promise<string> {
      const values = { key, label: key, rights: { objects: {}, fields: {}, capabilities: [], ...rights } }
      return create(systemCtx(services, 'Test'), builtInRegistry.object('role'), values, { trusted: true })
    },
  }
}

/** The cookies that an answer sets, to be sent back. */
export function cookiesOf({ headers }: Answer): Record<string, string> {
  const set = [headers['set-cookie'] ?? []].flat() as string[]
  return { cookie: set.map((cookie) => cookie.split(';')[0]).join('; ') }
}
