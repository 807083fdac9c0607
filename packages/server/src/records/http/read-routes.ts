import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf, type Reply, type Request } from '../../platform/http/route.ts'
import { type Ctx, ctxFor, type Services } from '../context.ts'
import { aggregate } from '../read/aggregate.ts'
import { count } from '../read/count.ts'
import { getJson } from '../read/get.ts'
import { listJson } from '../read/list.ts'
import { search } from '../search/search.ts'
import { describeObjects } from './describe-object.ts'
import { addDescribeRoute } from './describe-route.ts'
import { readAggregateQuery } from './read-aggregate.ts'
import {
  longestPage,
  one,
  type Parameters,
  readLimit,
  readList,
  readListQuery,
  readSelection,
  readShape,
  readYesNo,
  refuseOthers,
} from './read-query.ts'
import {
  answer,
  pageSchema,
  parameter,
  recordSchema,
  selectionParameters,
  shapeParameters,
} from './record-schemas.ts'

/**
 * Adds the routes that read records: lists, single records, counts and sums of every object,
 * search, conditions in English, and what objects there are.
 */
export function addReadRoutes(app: App, services: Services): void {
  for (const object of services.registry.objects) {
    addListRoute(app, services, object)
    addCountRoute(app, services, object)
    addAggregateRoute(app, services, object)
    addGetRoute(app, services, object)
  }
  addDescribeRoute(app, services)
  addSearchRoute(app, services)
  addObjectsRoute(app, services)
}

/** The address of an object's records. */
export const addressOf = (object: ObjectDefinition): string => `/api/v1/${object.path}`

/** Who reads, and with which parameters. */
function asked(services: Services, request: Request): { ctx: Ctx; parameters: Parameters } {
  return { ctx: ctxFor(services, actorOf(request)), parameters: request.query as Parameters }
}

const sendJson = (reply: Reply, json: string): Reply =>
  reply.type('application/json; charset=utf-8').send(json)

/** What all routes of an object have in common. */
const configOf = (object: ObjectDefinition, summary: string, openapi: Record<string, unknown>) => ({
  config: { permission: `${object.name}.read`, tag: object.path, summary, openapi },
})

const limitSchema = { type: 'integer', minimum: 1, maximum: longestPage, default: 50 }

function addListRoute(app: App, services: Services, object: ObjectDefinition): void {
  const parameters = [
    ...selectionParameters,
    parameter('sort', `Fields in order, - for descending, also company.name. Default ${object.sort}.`),
    parameter('limit', 'Records on a page.', limitSchema),
    parameter('cursor', '"nextCursor" of the page before.'),
    ...shapeParameters,
  ]
  const openapi = { parameters, responses: answer(pageSchema(object)) }
  app.get(
    addressOf(object),
    configOf(object, `List ${object.labelPlural.toLowerCase()}`, openapi),
    async (request, reply) => {
      const { ctx, parameters } = asked(services, request)
      return sendJson(reply, await listJson(ctx, object, readListQuery(ctx, object, parameters)))
    },
  )
}

function addCountRoute(app: App, services: Services, object: ObjectDefinition): void {
  const exact = parameter('exact', 'true counts exactly, however long it takes.', {
    type: 'boolean',
    default: false,
  })
  const openapi = { parameters: [...selectionParameters, exact], responses: answer(countSchema) }
  const config = configOf(object, `Count ${object.labelPlural.toLowerCase()}`, openapi)
  app.get(`${addressOf(object)}/count`, config, async (request) => {
    const { ctx, parameters } = asked(services, request)
    const selection = readSelection(ctx, object, parameters, ['exact'])
    const counted = await count(ctx, object, selection, { exact: readYesNo(parameters, 'exact') })
    return { count: counted.count, countIsEstimate: counted.isEstimate }
  })
}

const countSchema = {
  type: 'object',
  required: ['count', 'countIsEstimate'],
  properties: { count: { type: 'integer' }, countIsEstimate: { type: 'boolean' } },
}

function addAggregateRoute(app: App, services: Services, object: ObjectDefinition): void {
  const parameters = [
    ...selectionParameters,
    parameter('groupBy', 'Fields to group by, parted by commas: channel,store.name,placedAt:month.'),
    parameter(
      'measures',
      'What is measured: count,sum:total,avg:total,min:…,max:…,distinct:contact. Default count.',
    ),
  ]
  const openapi = {
    parameters,
    responses: answer({ type: 'object', properties: { data: { type: 'array' } } }),
  }
  const config = configOf(object, `Sum up ${object.labelPlural.toLowerCase()}`, openapi)
  app.get(`${addressOf(object)}/aggregate`, config, async (request) => {
    const { ctx, parameters } = asked(services, request)
    return { data: await aggregate(ctx, object, readAggregateQuery(ctx, object, parameters)) }
  })
}

function addGetRoute(app: App, services: Services, object: ObjectDefinition): void {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  const openapi = { parameters: [id, ...shapeParameters], responses: answer(recordSchema(object)) }
  const config = configOf(object, `Read one of the ${object.labelPlural.toLowerCase()}`, openapi)
  app.get(`${addressOf(object)}/:id`, config, async (request, reply) => {
    const { ctx, parameters } = asked(services, request)
    refuseOthers(parameters, ['fields', 'include', 'deleted'])
    const query = { ...readShape(parameters), deleted: readYesNo(parameters, 'deleted') }
    const { id } = request.params as { id: string }
    const { json, version } = await getJson(ctx, object, id, query)
    return sendJson(reply.header('etag', `"${version}"`), json)
  })
}

function addSearchRoute(app: App, services: Services): void {
  const querystring = z.strictObject({
    q: z.string().describe('Parts of names, addresses, codes or telephone numbers.'),
    objects: z.string().optional().describe('Names of objects, parted by commas. Default all.'),
    limit: z.string().optional().describe('Default 20, at most 50.'),
  })
  const config = { permission: 'signed-in', summary: 'Search all objects' }
  app.get('/api/v1/search', { config, schema: { querystring } }, async (request) => {
    const { ctx, parameters } = asked(services, request)
    const options = { objects: readList(parameters, 'objects'), limit: readLimit(parameters, 50) }
    return { data: await search(ctx, one(parameters, 'q') ?? '', options) }
  })
}

function addObjectsRoute(app: App, services: Services): void {
  const config = {
    permission: 'signed-in',
    summary: 'Objects that one may see, with fields, relations and rights',
  }
  app.get('/api/v1/objects', { config }, (request) => ({
    data: describeObjects(asked(services, request).ctx),
  }))
}
