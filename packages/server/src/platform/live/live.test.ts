import { setTimeout as sleep } from 'node:timers/promises'
import { type Actor, builtInRoles } from '@regulars/model'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from '../http/app.ts'
import { createLog } from '../log.ts'
import { testDatabase } from '../testing.ts'
import { accessTopic, type LiveEvent, startLive } from './live.ts'
import { addLiveRoute } from './live-route.ts'

const { db, pool, settings } = await testDatabase()
const log = createLog('silent')
const live = await startLive(settings, db, log)
const elsewhere = await startLive(settings, db, log)
afterAll(() => Promise.all([live.close(), elsewhere.close()]))

function heardBy(listening: typeof live): LiveEvent[] {
  const heard: LiveEvent[] = []
  onTestFinished(listening.subscribe((event) => heard.push(event)))
  return heard
}

test('every process hears of an event', async () => {
  const [here, there] = [heardBy(live), heardBy(elsewhere)]
  await live.publish('jobs', { id: '1' })
  await vi.waitFor(() =>
    expect([...here, ...there]).toEqual(Array(2).fill({ topic: 'jobs', payload: { id: '1' } })),
  )
})

test('an event of a transaction is told when it is committed, and never when it is rolled back', async () => {
  const heard = heardBy(live)
  const lost = db.transaction().execute(async (transaction) => {
    await live.publish('records', { id: 'lost' }, transaction)
    throw new Error('rolled back')
  })
  await expect(lost).rejects.toThrow('rolled back')
  await db.transaction().execute(async (transaction) => {
    await live.publish('records', { id: 'kept' }, transaction)
    await sleep(30)
    expect(heard).toEqual([])
  })
  await vi.waitFor(() => expect(heard).toEqual([{ topic: 'records', payload: { id: 'kept' } }]))
})

test('an event too large to tell says that everything may have changed', async () => {
  const heard = heardBy(live)
  await live.publish('records', { ids: Array(5000).fill('x') })
  await vi.waitFor(() => expect(heard).toEqual([{ topic: 'records', payload: null }]))
})

test('a broken connection is made anew, and listeners are told that they may have missed something', async () => {
  const heard = heardBy(live)
  await pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'regulars live' and datname = current_database()",
  )
  await vi.waitFor(() => expect(heard).toContainEqual({ topic: 'live', payload: null }), 5000)
  await vi.waitFor(async () => {
    await live.publish('jobs', 2)
    expect(heard).toContainEqual({ topic: 'jobs', payload: 2 })
  })
})

const viewer: Actor = {
  kind: 'user',
  userId: 'u1',
  name: 'Vi',
  role: builtInRoles.find(({ key }) => key === 'viewer')!,
  teamUserIds: ['u1'],
}

async function listeningServer(heartbeatMs?: number) {
  const { app } = await createApp({
    db,
    log,
    version: '1',
    publicUrl: undefined,
    webDirectory: '/nowhere',
    authenticate: async ({ headers }) => (headers.authorization ? viewer : undefined),
    addRoutes: (each) =>
      addLiveRoute(each, {
        live,
        heartbeatMs,
        heard: (_, event) => (event.topic === 'secret' ? undefined : event),
      }),
  })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  return { app, url: `${address}/api/v1/live` }
}

async function readStream(response: Response) {
  const read = { text: '', ended: false }
  void (async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) read.text += chunk
    read.ended = true
  })()
  return read
}

const headers = { authorization: 'Bearer x' }

test('a browser hears the topics it asked for, as far as it may', async () => {
  const { url } = await listeningServer(40)
  const response = await fetch(`${url}?topics=jobs,secret`, { headers })
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const read = await readStream(response)
  await vi.waitFor(() => expect(read.text).toContain('event: hello'))
  for (const topic of ['other', 'secret', 'jobs']) await live.publish(topic, { about: topic })
  await vi.waitFor(() => expect(read.text).toContain('event: jobs\ndata: {"about":"jobs"}\n\n'))
  expect(read.text).not.toMatch(/other|secret/)
  await vi.waitFor(() => expect(read.text).toContain(': still here'))
})

test('a stream ends when rights have changed, so that who hears on is checked anew', async () => {
  const { url } = await listeningServer()
  const read = await readStream(await fetch(`${url}?topics=jobs`, { headers }))
  await vi.waitFor(() => expect(read.text).toContain('event: hello'))
  await live.publish(accessTopic, null)
  await vi.waitFor(() => expect(read.ended).toBe(true))
  expect(read.text).toContain('event: access')
})

test('a stranger hears nothing', async () => {
  const { url } = await listeningServer()
  expect((await fetch(url)).status).toBe(401)
})

test('open streams do not keep the server from stopping', async () => {
  const { app, url } = await listeningServer()
  const read = await readStream(await fetch(url, { headers }))
  await app.close()
  await vi.waitFor(() => expect(read.ended).toBe(true))
})
