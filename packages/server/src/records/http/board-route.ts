import { z } from 'zod'
import { actorOf } from '../../platform/http/route.ts'
import { ctxFor } from '../context.ts'
import { boardJson } from '../read/board.ts'
import { firstPagesBody, firstPagesProperties } from './first-pages-body.ts'
import { objectRoute } from './object-routes.ts'
import { readMeasures } from './read-aggregate.ts'
import { readCondition } from './read-filter.ts'
import { answer, pageSchema } from './record-schemas.ts'
import { jsonBody } from './write-schemas.ts'

const mostMeasures = 20

const body = z.strictObject({
  by: z.string().max(200),
  measures: z.array(z.string().max(200)).max(mostMeasures).default(['count']),
  ...firstPagesBody,
})

const bodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['by'],
  properties: {
    by: { type: 'string', description: 'Field of the object; each of its values is a column.' },
    measures: {
      type: 'array',
      maxItems: mostMeasures,
      items: { type: 'string' },
      default: ['count'],
      description: 'What of the records of a column is measured: count, sum:value.',
    },
    ...firstPagesProperties,
  },
}

/** The route that reads a board: what the records of each column come to, and the first of them. */
export const boardRoute = objectRoute({
  method: 'POST',
  path: '/board',
  act: 'read',
  schema: { body },
  summary: (object) => `Read ${object.labelPlural.toLowerCase()} as a board`,
  openapi(object) {
    const { data, nextCursor } = pageSchema(object).properties as Record<string, object>
    const column = {
      type: 'object',
      required: ['value', 'data', 'nextCursor'],
      properties: {
        value: { description: 'What the records have in common; null where they have none.' },
        data,
        nextCursor,
      },
    }
    return {
      requestBody: jsonBody(bodySchema),
      responses: answer({
        type: 'object',
        required: ['sums', 'complete', 'columns'],
        properties: {
          sums: {
            type: 'array',
            items: { type: 'object' },
            description: 'Rows as aggregate makes them: several for a column where amounts have currencies.',
          },
          complete: { type: 'boolean', description: 'Whether the sums are those of all records.' },
          columns: { type: 'array', items: column },
        },
      }),
    }
  },
  async answer({ services, object, body: { by, measures, filter, ...rest }, request, reply }) {
    const ctx = ctxFor(services, actorOf(request))
    const json = await boardJson(ctx, object, {
      ...rest,
      by,
      measures: readMeasures(measures),
      ...(filter === undefined ? {} : { filter: readCondition(ctx, object, filter, 'filter') }),
    })
    return reply.type('application/json; charset=utf-8').send(json)
  },
})
