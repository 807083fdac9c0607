import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf } from '../../platform/http/route.ts'
import { ctxFor, type Services } from '../context.ts'
import { asOf } from '../history/as-of.ts'
import { history } from '../history/history.ts'
import { addressOf } from './read-routes.ts'

const params = z.strictObject({ id: z.string() })
const page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Entries on a page.'),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, 'must be "nextCursor" of the page before')
    .optional(),
})
const moment = z.strictObject({
  at: z.iso
    .datetime({ offset: true, error: 'must be a moment such as 2026-03-31T12:00:00Z' })
    .describe('The moment.'),
})

/** Adds the routes of a record's past: what happened to it, and how it was at a moment. */
export function addHistoryRoutes(app: App, services: Services, object: ObjectDefinition): void {
  const one = `one of the ${object.labelPlural.toLowerCase()}`
  const config = { permission: `${object.name}.read`, tag: object.path }
  app.get(
    `${addressOf(object)}/:id/history`,
    {
      config: { ...config, summary: `What happened to ${one}, newest first` },
      schema: { params, querystring: page },
    },
    (request) => history(ctxFor(services, actorOf(request)), object, request.params.id, request.query),
  )
  app.get(
    `${addressOf(object)}/:id/as-of`,
    {
      config: { ...config, summary: `How ${one} was at a moment` },
      schema: { params, querystring: moment },
    },
    (request) =>
      asOf(ctxFor(services, actorOf(request)), object, request.params.id, new Date(request.query.at)),
  )
}
