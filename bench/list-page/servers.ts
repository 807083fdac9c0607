import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { product } from '../../packages/server/src/modules/index.ts'
import { createApiKey } from '../../packages/server/src/platform/auth/api-keys.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import type { ConnectionSettings, Pool } from '../../packages/server/src/platform/database/connect.ts'
import { createLog } from '../../packages/server/src/platform/log.ts'
import { buildApp } from '../../packages/server/src/platform/process/build-app.ts'
import { openServices } from '../../packages/server/src/platform/process/open-services.ts'
import type { Services } from '../../packages/server/src/platform/services.ts'

/** A server under measurement. */
export interface Measured {
  address: string
  authorization: string
  close(): Promise<void>
}

/** Regulars as it runs, asked with an owner's API key. */
export async function openRegulars(
  settings: ConnectionSettings,
  dataDir: string,
): Promise<Measured & { pool: Pool }> {
  const config = readConfig({ DATA_DIR: dataDir })
  const { services, close } = await openServices(config, { settings }, product, createLog('silent'))
  const { app } = await buildApp(services, product.modules)
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    address,
    pool: services.pool,
    authorization: `Bearer ${await newKey(services)}`,
    async close() {
      await app.close()
      await close()
    },
  }
}

async function newKey({ db, pool }: Services): Promise<string> {
  const { rows } = await pool.query<{ id: string }>("select id from role where key = 'owner'")
  const { key } = await createApiKey(db, { name: 'Benchmark', roleId: rows[0]!.id, createdBy: null })
  return key
}

/** One prepared statement whose only value is the JSON to be sent. */
export interface Statement {
  text: string
  values: unknown[]
}

/** The baseline: a bare handler that sends the JSON of one prepared statement; which one is its number in the path. */
export async function openBare(pool: Pool, statements: readonly Statement[]): Promise<Measured> {
  const server = createServer((request, response) => {
    const number = Number(request.url!.slice(1))
    pool.query<{ json: string }>({ name: `bare_${number}`, ...statements[number]! }).then(({ rows }) => {
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(rows[0]!.json)
    }, response.destroy.bind(response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, authorization: '', close: () => closeServer(server) }
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
