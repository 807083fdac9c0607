import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { actorOf } from '../../platform/http/route.ts'
import { ctxFor } from '../context.ts'
import { asOf } from '../history/as-of.ts'
import { history } from '../history/history.ts'
import { sourcesOf } from '../history/sources-of.ts'
import { objectRoute } from './object-routes.ts'

const params = z.looseObject({ id: z.string() })
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

const one = (object: ObjectDefinition): string => `one of the ${object.labelPlural.toLowerCase()}`

/** The routes of a record's past: what happened to it, and how it was at a moment. */
export const historyRoutes = [
  objectRoute({
    method: 'GET',
    path: '/:id/sources',
    act: 'read',
    schema: { params },
    summary: (object) => `Where each value of ${one(object)} comes from, and when`,
    answer: ({ services, object, id, request }) => sourcesOf(ctxFor(services, actorOf(request)), object, id),
  }),
  objectRoute({
    method: 'GET',
    path: '/:id/history',
    act: 'read',
    schema: { params, querystring: page },
    summary: (object) => `What happened to ${one(object)}, newest first`,
    answer: ({ services, object, id, query, request }) =>
      history(ctxFor(services, actorOf(request)), object, id, query),
  }),
  objectRoute({
    method: 'GET',
    path: '/:id/as-of',
    act: 'read',
    schema: { params, querystring: moment },
    summary: (object) => `How ${one(object)} was at a moment`,
    answer: ({ services, object, id, query, request }) =>
      asOf(ctxFor(services, actorOf(request)), object, id, new Date(query.at)),
  }),
]
