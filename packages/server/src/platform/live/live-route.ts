import type { Actor } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../http/route.ts'
import { accessTopic, type Live, type LiveEvent } from './live.ts'

/** What the route of live events needs. */
export interface LiveRouteOptions {
  live: Live
  /** The event as far as this actor may hear it; undefined when they may not hear of it at all. */
  heard(actor: Actor, event: LiveEvent): LiveEvent | undefined
  heartbeatMs?: number
  /** After this time the stream ends; the browser opens it again, and who asks is checked anew. */
  longestMs?: number
}

const query = z.strictObject({
  topics: z
    .string()
    .regex(/^[\w.-]+(,[\w.-]+)*$/, 'must be names of topics, separated by commas')
    .optional()
    .describe('Topics to hear of, separated by commas; without it, all.'),
})

/** More than this unread, and a listener is too slow to be kept. */
const maxUnreadBytes = 1024 * 1024

/** Adds `GET /api/v1/live`: server-sent events, one JSON object each, named by their topic. */
export function addLiveRoute(app: App, options: LiveRouteOptions): void {
  const streams = new Set<() => void>()
  app.addHook('preClose', async () => {
    for (const end of streams) end()
  })
  const config = { permission: 'signed-in', summary: 'What is happening, as server-sent events' }
  app.get('/api/v1/live', { config, schema: { querystring: query } }, (request, reply) => {
    const actor = actorOf(request)
    const topics = request.query.topics?.split(',')
    reply.hijack()
    const response = reply.raw
    response.writeHead(200, { ...reply.getHeaders(), ...streamHeaders } as Record<string, string>)
    response.write('retry: 2000\nevent: hello\ndata: {}\n\n')

    const send = (event: LiveEvent) => {
      const wanted = forEverybody.includes(event.topic) || !topics || topics.includes(event.topic)
      const heard = wanted ? options.heard(actor, event) : undefined
      if (!heard) return
      response.write(`event: ${event.topic}\ndata: ${JSON.stringify(heard.payload)}\n\n`)
      if (event.topic === accessTopic || response.writableLength > maxUnreadBytes) end()
    }
    const unsubscribe = options.live.subscribe(send)
    const heartbeat = setInterval(() => response.write(': still here\n\n'), options.heartbeatMs ?? 25_000)
    const longest = setTimeout(() => end(), options.longestMs ?? 600_000)
    const end = () => {
      unsubscribe()
      clearInterval(heartbeat)
      clearTimeout(longest)
      streams.delete(end)
      response.end()
    }
    streams.add(end)
    response.once('close', end)
  })
}

/** Told whatever topics were asked for. */
const forEverybody = ['live', accessTopic]

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Tells a proxy such as nginx to pass events on at once.
  'x-accel-buffering': 'no',
}
