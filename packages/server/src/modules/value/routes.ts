import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { ctxFor, getJson, type Services } from '../../records/index.ts'
import { peopleWorthAWord } from './people-worth-a-word.ts'
import { readPictures } from './read-pictures.ts'
import { startAnalysis } from './start-analysis.ts'

const wanted = z.strictObject({
  asOf: z
    .string()
    .optional()
    .describe('Day of observation; today, or the day of the last order when that is long ago.'),
  calibrateUntil: z
    .string()
    .optional()
    .describe('Back-test: the models learn until this day and are held against what came.'),
})

const people = z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(10) })

/** The routes of the value module; list and get of analyses, model cards and estimates are generic. */
export function addValueRoutes(app: App, services: Services): void {
  app.post(
    '/api/v1/analyses',
    {
      config: { permission: 'analysis.run', summary: 'Work out what customers are worth, in the background' },
      schema: { body: wanted },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const id = await startAnalysis(services, request.body, actor.userId)
      const { json } = await getJson(
        ctxFor(services, actor),
        services.definitions.registry.object('analysis'),
        id,
      )
      return reply.status(201).header('location', `/api/v1/analyses/${id}`).send(JSON.parse(json))
    },
  )
  app.get(
    '/api/v1/value/pictures',
    {
      config: {
        permission: 'score.read',
        tag: 'value',
        summary: 'What the pictures of value are drawn from: map, whale curve, distribution',
      },
    },
    (request) => readPictures(ctxFor(services, actorOf(request))),
  )
  app.get(
    '/api/v1/today/people',
    {
      config: { permission: 'contact.read', tag: 'today', summary: 'Whom a word is worth today, and why' },
      schema: { querystring: people },
    },
    async (request) => ({
      data: await peopleWorthAWord(ctxFor(services, actorOf(request)), request.query.limit),
    }),
  )
}
