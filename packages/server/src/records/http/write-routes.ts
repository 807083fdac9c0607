import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import type { App, Request } from '../../platform/http/route.ts'
import type { Services } from '../context.ts'
import { batch } from '../write/batch.ts'
import { create } from '../write/create.ts'
import { purge } from '../write/purge.ts'
import { remove, restore } from '../write/remove.ts'
import { update } from '../write/update.ts'
import { upsert } from '../write/upsert.ts'
import { answerWrite, recordAnswer, versionAsked, type WriteAnswer } from './answer-write.ts'
import { addBulkRoute } from './bulk-route.ts'
import { addChangeSetRoutes } from './change-set-routes.ts'
import { addHistoryRoutes } from './history-routes.ts'
import { addressOf } from './read-routes.ts'
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
  for (const object of services.registry.objects) {
    addHistoryRoutes(app, services, object)
    if (object.writes === 'managed') continue
    addCreateRoute(app, services, object)
    addUpdateRoute(app, services, object)
    addRemoveRoute(app, services, object)
    if (object.bin) addRestoreRoute(app, services, object)
    addUpsertRoute(app, services, object)
    addBatchRoute(app, services, object)
    addBulkRoute(app, services, object)
  }
  addChangeSetRoutes(app, services)
}

/** A batch of a thousand records with long texts must fit. */
const bodyLimit = 16 * 1024 * 1024

const idOf = (request: Request): string => (request.params as { id: string }).id

const params = z.strictObject({ id: z.uuid('must be the id of a record') })

function configOf(object: ObjectDefinition, act: string, summary: string, openapi: Record<string, unknown>) {
  const parameters = [...((openapi.parameters as unknown[]) ?? []), ...writeHeaders]
  return {
    bodyLimit,
    config: {
      permission: `${object.name}.${act}`,
      tag: object.path,
      summary,
      openapi: { ...openapi, parameters },
    },
  }
}

/** The answer with the record as it has become. */
const shown = (object: ObjectDefinition, id: string, status: 200 | 201): WriteAnswer => ({
  status,
  ...(status === 201 ? { headers: { location: `${addressOf(object)}/${id}` } } : {}),
  body: (ctx) => recordAnswer(ctx, object, id),
})

/** The values that were sent. What is no JSON object is refused by the reading of values. */
const sent = (request: Request): Record<string, unknown> => request.body as Record<string, unknown>

function addCreateRoute(app: App, services: Services, object: ObjectDefinition): void {
  const summary = `Add one of the ${object.labelPlural.toLowerCase()}`
  const openapi = {
    requestBody: jsonBody(inputSchema(object, true)),
    responses: answers({ 201: recordSchema(object) }),
  }
  app.post(addressOf(object), configOf(object, 'create', summary, openapi), (request, reply) =>
    answerWrite(services, request, reply, async (ctx) =>
      shown(object, await create(ctx, object, sent(request)), 201),
    ),
  )
}

function addUpdateRoute(app: App, services: Services, object: ObjectDefinition): void {
  const summary = `Change one of the ${object.labelPlural.toLowerCase()}`
  const openapi = {
    parameters: [idParameter, ifMatchHeader],
    requestBody: jsonBody(inputSchema(object, false)),
    responses: answered(recordSchema(object)),
  }
  const options = { ...configOf(object, 'update', summary, openapi), schema: { params } }
  app.patch(`${addressOf(object)}/:id`, options, (request, reply) =>
    answerWrite(services, request, reply, async (ctx) => {
      await update(ctx, object, idOf(request), sent(request), { ifVersion: versionAsked(request) })
      return shown(object, idOf(request), 200)
    }),
  )
}

function addRemoveRoute(app: App, services: Services, object: ObjectDefinition): void {
  const summary = `Remove one of the ${object.labelPlural.toLowerCase()}`
  const forGood = parameter('forGood', 'true removes a record in the bin for good.', {
    type: 'boolean',
    default: false,
  })
  const openapi = {
    parameters: [idParameter, ...(object.bin ? [forGood] : [])],
    responses: answers({ 204: undefined }),
  }
  const querystring = z.strictObject({ forGood: z.enum(['true', 'false']).default('false') })
  const options = { ...configOf(object, 'delete', summary, openapi), schema: { params, querystring } }
  app.delete(`${addressOf(object)}/:id`, options, (request, reply) =>
    answerWrite(services, request, reply, async (ctx) => {
      if (request.query.forGood === 'true') await purge(ctx, object, [idOf(request)])
      else await remove(ctx, object, idOf(request))
      return { status: 204, body: () => '' }
    }),
  )
}

function addRestoreRoute(app: App, services: Services, object: ObjectDefinition): void {
  const summary = `Take one of the ${object.labelPlural.toLowerCase()} out of the bin`
  const openapi = { parameters: [idParameter], responses: answered(recordSchema(object)) }
  const options = { ...configOf(object, 'delete', summary, openapi), schema: { params } }
  app.post(`${addressOf(object)}/:id/restore`, options, (request, reply) =>
    answerWrite(services, request, reply, async (ctx) => {
      await restore(ctx, object, idOf(request))
      return shown(object, idOf(request), 200)
    }),
  )
}

function addUpsertRoute(app: App, services: Services, object: ObjectDefinition): void {
  const keys = Object.entries(object.fields).filter(([, field]) => field.unique && !field.internal)
  if (keys.length === 0) return
  const inPath = (name: string, schema: object) => ({ name, in: 'path', required: true, schema })
  const openapi = {
    parameters: [
      inPath('key', { type: 'string', enum: keys.map(([key]) => key) }),
      inPath('value', { type: 'string' }),
    ],
    requestBody: jsonBody(inputSchema(object, false)),
    responses: answers({ 200: recordSchema(object), 201: recordSchema(object) }),
  }
  const summary = `Change or add one of the ${object.labelPlural.toLowerCase()} by a key`
  app.put(
    `${addressOf(object)}/by/:key/:value`,
    configOf(object, 'update', summary, openapi),
    (request, reply) =>
      answerWrite(services, request, reply, async (ctx) => {
        const { key, value } = request.params as { key: string; value: string }
        const { id, created } = await upsert(ctx, object, key, value, sent(request))
        return shown(object, id, created ? 201 : 200)
      }),
  )
}

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

function addBatchRoute(app: App, services: Services, object: ObjectDefinition): void {
  const summary = `Add, change and remove ${object.labelPlural.toLowerCase()}, all or none; at most 1,000`
  const openapi = { requestBody: jsonBody(batchSchema(object)) }
  const options = { ...configOf(object, 'read', summary, openapi), schema: { body: batchBody } }
  app.post(`${addressOf(object)}/batch`, options, (request, reply) =>
    answerWrite(services, request, reply, async (ctx) => {
      const { create: created, update: updated = [], remove: removed } = request.body
      const result = await batch(ctx, object, {
        create: created,
        update: updated.map(({ version, ...change }) => ({ ...change, ifVersion: version })),
        remove: removed,
      })
      return { status: 200, body: () => JSON.stringify(result) }
    }),
  )
}
