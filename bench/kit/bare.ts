import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Pool } from '../../packages/server/src/platform/database/connect.ts'

/** One prepared statement whose only column is the JSON to be sent. */
export interface Statement {
  text: string
  /** Its values, from the JSON that was sent. */
  values?(body: Record<string, unknown>): unknown[]
}

/** Names of prepared statements, since a connection keeps those of earlier benchmarks. */
let benches = 0

/** The baseline of the API: a handler that sends the JSON of one prepared statement; which one is its number in the path. */
export async function openBare(pool: Pool, statements: readonly Statement[]) {
  const prefix = `bare_${++benches}`
  const server = createServer((request, response) => {
    answer(pool, statements, request, prefix).then(
      (json) => {
        response.setHeader('content-type', 'application/json; charset=utf-8')
        response.end(json)
      },
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  pool: Pool,
  statements: readonly Statement[],
  request: IncomingMessage,
  prefix: string,
): Promise<string> {
  const number = Number(request.url!.slice(1))
  const { text: sql, values } = statements[number]!
  const body = request.method === 'GET' ? {} : (JSON.parse(await text(request)) as Record<string, unknown>)
  const { rows } = await pool.query<{ json: string }>({
    name: `${prefix}_${number}`,
    text: sql,
    values: values?.(body) ?? [],
  })
  if (!rows[0]) throw new Error(`Statement ${number} of the bare handler found nothing: ${sql}`)
  return rows[0].json
}
