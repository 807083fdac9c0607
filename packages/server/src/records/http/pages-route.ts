import { z } from 'zod'
import { actorOf } from '../../platform/http/route.ts'
import { ctxFor } from '../context.ts'
import { mostPages, pagesJson } from '../read/pages.ts'
import { objectRoute } from './object-routes.ts'
import { readCondition } from './read-filter.ts'
import { answer, pageSchema } from './record-schemas.ts'
import { jsonBody } from './write-schemas.ts'

const longestPart = 100

const body = z.strictObject({
  each: z.array(z.unknown()).min(1).max(mostPages),
  filter: z.unknown().optional(),
  segment: z.uuid().optional(),
  sort: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(longestPart).default(20),
  fields: z.array(z.string()).max(200).optional(),
  include: z.array(z.string()).max(50).optional(),
})

const bodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['each'],
  properties: {
    each: {
      type: 'array',
      minItems: 1,
      maxItems: mostPages,
      items: { type: 'object' },
      description: 'Conditions: one list for each, its records satisfying the filter too.',
    },
    filter: { type: 'object', description: 'A condition.' },
    segment: { type: 'string', format: 'uuid' },
    sort: { type: 'string' },
    limit: { type: 'integer', minimum: 1, maximum: longestPart, default: 20 },
    fields: { type: 'array', items: { type: 'string' } },
    include: { type: 'array', items: { type: 'string' } },
  },
}

/** The route that reads the first page of several lists at once: the columns of a board, the days of a calendar. */
export const pagesRoute = objectRoute({
  method: 'POST',
  path: '/pages',
  act: 'read',
  schema: { body },
  summary: (object) => `Read the first page of several lists of ${object.labelPlural.toLowerCase()}`,
  openapi(object) {
    const { data, nextCursor } = pageSchema(object).properties as Record<string, object>
    const page = { type: 'object', required: ['data', 'nextCursor'], properties: { data, nextCursor } }
    return {
      requestBody: jsonBody(bodySchema),
      responses: answer({ type: 'object', properties: { data: { type: 'array', items: page } } }),
    }
  },
  async answer({ services, object, body: { each, filter, ...rest }, request, reply }) {
    const ctx = ctxFor(services, actorOf(request))
    const json = await pagesJson(ctx, object, {
      ...rest,
      each: each.map((condition) => readCondition(ctx, object, condition, 'each')),
      ...(filter === undefined ? {} : { filter: readCondition(ctx, object, filter, 'filter') }),
    })
    return reply.type('application/json; charset=utf-8').send(json)
  },
})
