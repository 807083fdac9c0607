import type { ObjectDefinition } from '@regulars/model'
import { z } from 'zod'
import { type App, actorOf, type Reply, type Request } from '../../platform/http/route.ts'
import { type Ctx, ctxFor, type Services } from '../context.ts'
import { aggregatePage } from '../read/aggregate.ts'
import { count } from '../read/count.ts'
import { getJson } from '../read/get.ts'
import { listJson } from '../read/list.ts'
import { search } from '../search/search.ts'
import { boardRoute } from './board-route.ts'
import { describeObjects } from './describe-object.ts'
import { addDescribeRoute } from './describe-route.ts'
import { addObjectRoutes, objectRoute } from './object-routes.ts'
import { pagesRoute } from './pages-route.ts'
import { mostGroupsOnPage, readAggregateQuery } from './read-aggregate.ts'
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
import { idParameter } from './write-schemas.ts'

/**
 * Adds the routes that read records: lists, single records, counts and sums of every object,
 * search, conditions in English, and what objects there are.
 */
export function addReadRoutes(app: App, services: Services): void {
  addObjectRoutes(app, services, [listRoute, pagesRoute, boardRoute, countRoute, aggregateRoute, getRoute])
  addDescribeRoute(app, services)
  addSearchRoute(app, services)
  addObjectsRoute(app, services)
}

/** Who reads, and with which parameters. */
function asked(services: Services, request: Request): { ctx: Ctx; parameters: Parameters } {
  return { ctx: ctxFor(services, actorOf(request)), parameters: request.query as Parameters }
}

const sendJson = (reply: Reply, json: string): Reply =>
  reply.type('application/json; charset=utf-8').send(json)

const limitSchema = { type: 'integer', minimum: 1, maximum: longestPage, default: 50 }

const many = (object: ObjectDefinition): string => object.labelPlural.toLowerCase()

const listRoute = objectRoute({
  method: 'GET',
  path: '',
  act: 'read',
  summary: (object) => `List ${many(object)}`,
  openapi: (object) => ({
    parameters: [
      ...selectionParameters,
      parameter('sort', `Fields in order, - for descending, also company.name. Default ${object.sort}.`),
      parameter('limit', 'Records on a page.', limitSchema),
      parameter('cursor', '"nextCursor" of the page before.'),
      ...shapeParameters,
    ],
    responses: answer(pageSchema(object)),
  }),
  async answer({ services, object, request, reply }) {
    const { ctx, parameters } = asked(services, request)
    return sendJson(reply, await listJson(ctx, object, readListQuery(ctx, object, parameters)))
  },
})

const exact = parameter('exact', 'true counts exactly, however long it takes.', {
  type: 'boolean',
  default: false,
})

const countSchema = {
  type: 'object',
  required: ['count', 'countIsEstimate'],
  properties: { count: { type: 'integer' }, countIsEstimate: { type: 'boolean' } },
}

const countRoute = objectRoute({
  method: 'GET',
  path: '/count',
  act: 'read',
  summary: (object) => `Count ${many(object)}`,
  openapi: () => ({ parameters: [...selectionParameters, exact], responses: answer(countSchema) }),
  async answer({ services, object, request }) {
    const { ctx, parameters } = asked(services, request)
    const selection = readSelection(ctx, object, parameters, ['exact'])
    const counted = await count(ctx, object, selection, { exact: readYesNo(parameters, 'exact') })
    return { count: counted.count, countIsEstimate: counted.isEstimate }
  },
})

const groupsSchema = {
  type: 'object',
  required: ['data', 'nextCursor'],
  properties: { data: { type: 'array' }, nextCursor: { type: ['string', 'null'] } },
}

const aggregateRoute = objectRoute({
  method: 'GET',
  path: '/aggregate',
  act: 'read',
  summary: (object) => `Sum up ${many(object)}`,
  openapi: () => ({
    parameters: [
      ...selectionParameters,
      parameter('groupBy', 'Fields to group by, parted by commas: channel,store.name,placedAt:month.'),
      parameter(
        'measures',
        'What is measured: count,sum:total,avg:total,min:…,max:…,distinct:contact,filled:email. Default count.',
      ),
      parameter('timeZone', 'Where days begin for stretches of time. Default that of the business.'),
      parameter(
        'amountsIn',
        'A currency that amounts are told in, at the exchange rate of their day. Those without a rate keep their own. Default all do.',
      ),
      parameter('limit', 'Groups on a page. Default all, up to 10,000.', {
        type: 'integer',
        minimum: 1,
        maximum: mostGroupsOnPage,
      }),
      parameter('cursor', '"nextCursor" of the page before.'),
    ],
    responses: answer(groupsSchema),
  }),
  async answer({ services, object, request }) {
    const { ctx, parameters } = asked(services, request)
    return aggregatePage(ctx, object, readAggregateQuery(ctx, object, parameters))
  },
})

const getRoute = objectRoute({
  method: 'GET',
  path: '/:id',
  act: 'read',
  summary: (object) => `Read one of the ${many(object)}`,
  openapi: (object) => ({
    parameters: [idParameter, ...shapeParameters],
    responses: answer(recordSchema(object)),
  }),
  async answer({ services, object, id, request, reply }) {
    const { ctx, parameters } = asked(services, request)
    refuseOthers(parameters, ['fields', 'include', 'deleted'])
    const query = { ...readShape(parameters), deleted: readYesNo(parameters, 'deleted') }
    const { json, version } = await getJson(ctx, object, id, query)
    return sendJson(reply.header('etag', `"${version}"`), json)
  },
})

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
