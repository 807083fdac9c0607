import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { createPool } from '../database/connect.ts'
import { createApp } from '../http/app.ts'
import { createLog } from '../log.ts'
import { testDatabase } from '../testing.ts'
import { watchQueries } from './query-watch.ts'
import { startTracing } from './tracing.ts'

interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Array<{ key: string; value: Record<string, string> }>
  status: { code?: number }
}

const spans: Span[] = []
const asked: Array<{ url?: string; key?: string }> = []
const collector = createServer(async (request, response) => {
  asked.push({ url: request.url!, key: String(request.headers['x-key']) })
  const { resourceSpans } = JSON.parse(await text(request))
  spans.push(...resourceSpans[0].scopeSpans[0].spans)
  response.end('{}')
})
await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
afterAll(() => void collector.close())

const { db, settings } = await testDatabase()
const log = createLog('silent')
const pool = createPool(settings)
const queries = watchQueries(pool, () => new Date())
afterAll(() => pool.end())

test('a request is a span below the one that asked, and its statements are below it, without values', async () => {
  const tracing = startTracing({ endpoint, headers: 'x-key=a%20b', serviceName: 'shop', version: '1', log })
  queries.traceWith(tracing)
  const { app } = await createApp({
    db,
    log,
    version: '1',
    publicUrl: undefined,
    tracing,
    authenticate: async () => undefined,
    addRoutes: (each) =>
      void each.get('/api/v1/who/:id', { config: { permission: 'public' } }, async () => {
        const { rows } = await pool.query('select $1::text as who', ['Maria'])
        return rows[0]
      }),
    webDirectory: '/nowhere',
  })
  const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' }
  const traceparent = `00-${caller.traceId}-${caller.spanId}-01`
  expect((await app.inject({ url: '/api/v1/who/7', headers: { traceparent } })).json()).toEqual({
    who: 'Maria',
  })
  await pool.query('select 1') // outside of any request
  await app.close()
  await tracing.close()

  expect(asked).toEqual([{ url: '/v1/traces', key: 'a b' }])
  const [statement, request] = spans as [Span, Span]
  expect(spans).toHaveLength(2)
  expect(request).toMatchObject({
    name: 'GET /api/v1/who/:id',
    kind: 2,
    traceId: caller.traceId,
    parentSpanId: caller.spanId,
  })
  expect(statement).toMatchObject({
    name: 'SELECT',
    kind: 3,
    traceId: caller.traceId,
    parentSpanId: request.spanId,
  })
  expect(BigInt(statement.startTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(request.startTimeUnixNano))
  expect(BigInt(statement.endTimeUnixNano)).toBeLessThanOrEqual(BigInt(request.endTimeUnixNano))
  expect(JSON.stringify(spans)).not.toContain('Maria')
})

test('a collector that is not there costs nothing but the traces', async () => {
  const tracing = startTracing({ endpoint: 'http://127.0.0.1:9', serviceName: 'shop', version: '1', log })
  const span = tracing.begin('work', 1)
  expect(span.within(() => tracing.isWithin())).toBe(true)
  span.end()
  await tracing.close()
  expect(tracing.isWithin()).toBe(false)
})
