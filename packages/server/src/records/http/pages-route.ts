import { z } from 'zod'
import { actorOf } from '../../platform/http/route.ts'
import { ctxFor } from '../context.ts'
import { mostPages, pagesJson } from '../read/pages.ts'
import { firstPagesBody, firstPagesProperties } from './first-pages-body.ts'
import { objectRoute } from './object-routes.ts'
import { readCondition } from './read-filter.ts'
import { answer, pageSchema } from './record-schemas.ts'
import { jsonBody } from './write-schemas.ts'

const body = z.strictObject({
  each: z.array(z.unknown()).min(1).max(mostPages),
  ...firstPagesBody,
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
    ...firstPagesProperties,
  },
}

/** The route that reads the first page of several lists at once: the days of a calendar. */
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
