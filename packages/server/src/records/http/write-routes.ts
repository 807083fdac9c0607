import { duplicateRule, type ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import type { App, Request } from '../../platform/http/route.ts'
import type { Ctx, Services } from '../context.ts'
import { looksLike } from '../duplicates/duplicate-problems.ts'
import { findTwins } from '../duplicates/find-twins.ts'
import { batch } from '../write/batch.ts'
import { create } from '../write/create.ts'
import { purge } from '../write/purge.ts'
import { remove, restore } from '../write/remove.ts'
import { update } from '../write/update.ts'
import { upsert } from '../write/upsert.ts'
import { answerWrite, recordAnswer, versionAsked, type WriteAnswer } from './answer-write.ts'
import { bulkRoute } from './bulk-route.ts'
import { addChangeSetRoutes } from './change-set-routes.ts'
import { duplicateRoutes } from './duplicate-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { mergeRoutes } from './merge-routes.ts'
import { addObjectRoutes, addressOf, isWritten, objectRoute } from './object-routes.ts'
import { answer as answered, parameter, recordSchema } from './record-schemas.ts'
import {
  answers,
  batchSchema,
  idParameter,
  ifMatchHeader,
  inputSchema,
  jsonBody,
  writeHeaders,
} from './write-schemas.ts'

/** Adds the routes that write records, for every object that people write, and those of their past. */
export function addWriteRoutes(app: App, services: Services): void {
  addObjectRoutes(app, services, [
    ...historyRoutes,
    ...writeRoutes,
    bulkRoute,
    ...mergeRoutes,
    ...duplicateRoutes,
  ])
  addChangeSetRoutes(app, services)
}

/** A batch of a thousand records with long texts must fit. */
const bodyLimit = 16 * 1024 * 1024

const params = z.looseObject({ id: z.uuid('must be the id of a record') })

/** The answer with the record as it has become. */
const shown = (object: ObjectDefinition, id: string, status: 200 | 201): WriteAnswer => ({
  status,
  ...(status === 201 ? { headers: { location: `${addressOf(object)}/${id}` } } : {}),
  body: (ctx) => recordAnswer(ctx, object, id),
})

/** The values that were sent. What is no JSON object is refused by the reading of values. */
const sent = (request: Request): Record<string, unknown> => request.body as Record<string, unknown>

const many = (object: ObjectDefinition): string => object.labelPlural.toLowerCase()

const twins = parameter('duplicates', 'refuse: it is not added when it looks like one that is there.', {
  type: 'string',
  enum: ['allow', 'refuse'],
  default: 'allow',
})

/** @throws Problem `record.looks-like` */
async function refuseTwins(
  ctx: Ctx,
  object: ObjectDefinition,
  values: Record<string, unknown>,
): Promise<void> {
  const found = await findTwins(ctx, object, values)
  if (found.length > 0) throw looksLike(object, found)
}

const createRoute = objectRoute({
  method: 'POST',
  path: '',
  act: 'create',
  has: isWritten,
  bodyLimit,
  schema: { querystring: z.strictObject({ duplicates: z.enum(['allow', 'refuse']).default('allow') }) },
  summary: (object) => `Add one of the ${many(object)}`,
  openapi: (object) => ({
    parameters: [...(duplicateRule(object) ? [twins] : []), ...writeHeaders],
    requestBody: jsonBody(inputSchema(object, true)),
    responses: answers({ 201: recordSchema(object) }),
  }),
  answer: ({ services, object, query, request, reply }) =>
    answerWrite(services, request, reply, async (ctx) => {
      if (query.duplicates === 'refuse') await refuseTwins(ctx, object, sent(request))
      return shown(object, await create(ctx, object, sent(request)), 201)
    }),
})

const updateRoute = objectRoute({
  method: 'PATCH',
  path: '/:id',
  act: 'update',
  has: isWritten,
  bodyLimit,
  schema: { params },
  summary: (object) => `Change one of the ${many(object)}`,
  openapi: (object) => ({
    parameters: [idParameter, ifMatchHeader, ...writeHeaders],
    requestBody: jsonBody(inputSchema(object, false)),
    responses: answered(recordSchema(object)),
  }),
  answer: ({ services, object, id, request, reply }) =>
    answerWrite(services, request, reply, async (ctx) => {
      await update(ctx, object, id, sent(request), { ifVersion: versionAsked(request) })
      return shown(object, id, 200)
    }),
})

const forGood = parameter('forGood', 'true removes a record in the bin for good.', {
  type: 'boolean',
  default: false,
})

const removeRoute = objectRoute({
  method: 'DELETE',
  path: '/:id',
  act: 'delete',
  has: isWritten,
  bodyLimit,
  schema: { params, querystring: z.strictObject({ forGood: z.enum(['true', 'false']).default('false') }) },
  summary: (object) => `Remove one of the ${many(object)}`,
  openapi: (object) => ({
    parameters: [idParameter, ...(object.bin ? [forGood] : []), ...writeHeaders],
    responses: answers({ 204: undefined }),
  }),
  answer: ({ services, object, id, query, request, reply }) =>
    answerWrite(services, request, reply, async (ctx) => {
      if (query.forGood === 'true') await purge(ctx, object, [id])
      else await remove(ctx, object, id)
      return { status: 204, body: () => '' }
    }),
})

const restoreRoute = objectRoute({
  method: 'POST',
  path: '/:id/restore',
  act: 'delete',
  has: (object) => isWritten(object) && object.bin,
  bodyLimit,
  schema: { params },
  summary: (object) => `Take one of the ${many(object)} out of the bin`,
  openapi: (object) => ({
    parameters: [idParameter, ...writeHeaders],
    responses: answered(recordSchema(object)),
  }),
  answer: ({ services, object, id, request, reply }) =>
    answerWrite(services, request, reply, async (ctx) => {
      await restore(ctx, object, id)
      return shown(object, id, 200)
    }),
})

const keysOf = (object: ObjectDefinition): string[] =>
  Object.entries(object.fields).flatMap(([key, field]) => (field.unique && !field.internal ? key : []))

const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })

const upsertRoute = objectRoute({
  method: 'PUT',
  path: '/by/:key/:value',
  act: 'update',
  has: (object) => isWritten(object) && keysOf(object).length > 0,
  bodyLimit,
  summary: (object) => `Change or add one of the ${many(object)} by a key`,
  openapi: (object) => ({
    parameters: [
      inPath('key', { type: 'string', enum: keysOf(object) }),
      inPath('value', { type: 'string' }),
      ...writeHeaders,
    ],
    requestBody: jsonBody(inputSchema(object, false)),
    responses: answers({ 200: recordSchema(object), 201: recordSchema(object) }),
  }),
  answer: ({ services, object, request, reply }) =>
    answerWrite(services, request, reply, async (ctx) => {
      const { key, value } = request.params as { key: string; value: string }
      const { id, created } = await upsert(ctx, object, key, value, sent(request))
      return shown(object, id, created ? 201 : 200)
    }),
})

const batchBody = z.strictObject({
  create: z.array(z.record(z.string(), z.unknown())).optional(),
  update: z
    .array(
      z.strictObject({
        id: z.uuid(),
        version: z.number().int().optional(),
        values: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
  remove: z.array(z.uuid()).optional(),
})

const batchRoute = objectRoute({
  method: 'POST',
  path: '/batch',
  act: 'read',
  has: isWritten,
  bodyLimit,
  schema: { body: batchBody },
  summary: (object) => `Add, change and remove ${many(object)}, all or none; at most 1,000`,
  openapi: (object) => ({ parameters: writeHeaders, requestBody: jsonBody(batchSchema(object)) }),
  answer: ({ services, object, body, request, reply }) =>
    answerWrite(services, request, reply, async (ctx) => {
      const { create: created, update: updated = [], remove: removed } = body
      const result = await batch(ctx, object, {
        create: created,
        update: updated.map(({ version, ...change }) => ({ ...change, ifVersion: version })),
        remove: removed,
      })
      return { status: 200, body: () => JSON.stringify(result) }
    }),
})

const writeRoutes = [createRoute, updateRoute, removeRoute, restoreRoute, upsertRoute, batchRoute]
