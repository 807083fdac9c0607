import { type Act, linkEndsOf, type ObjectDefinition } from '@regulars/model'
import type { z } from 'zod'
import { noSuchPath } from '../../platform/http/errors.ts'
import type { App, RegisteredRoute, Reply, Request } from '../../platform/http/route.ts'
import type { Services } from '../context.ts'

/**
 * A route that every object has, built in or made by users: the path names the object, and whatever else it is follows from the definition.
 * So an object that is made while the server runs has its routes at once.
 */
export interface ObjectRoute<Body = unknown, Query = unknown> {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** What follows the address of the object: `/:id`, or nothing. */
  path: string
  /** What one must be allowed to do with the object. */
  act: Act
  summary(object: ObjectDefinition): string
  /** What the description says of it beyond its schemas. */
  openapi?(object: ObjectDefinition): Record<string, unknown>
  /** Which objects have it; all without it. */
  has?(object: ObjectDefinition): boolean
  bodyLimit?: number
  schema?: { params?: z.ZodType; body?: z.ZodType<Body>; querystring?: z.ZodType<Query> }
  answer(asked: AskedObject<Body, Query>): unknown
}

/** A request about an object. */
export interface AskedObject<Body = unknown, Query = unknown> {
  services: Services
  object: ObjectDefinition
  /** The id in the path, where there is one. */
  id: string
  /** Body and query as the schemas read them. */
  body: Body
  query: Query
  request: Request
  reply: Reply
}

/** Says what a route of every object is, with the types of what it is asked. */
export function objectRoute<Body = unknown, Query = unknown>(route: ObjectRoute<Body, Query>): ObjectRoute {
  return route as unknown as ObjectRoute
}

/** The address of an object's records. */
export const addressOf = (object: ObjectDefinition): string => `/api/v1/${object.path}`

/** Whether people write the records of an object; the others are written by verbs of their module. */
export const isWritten = (object: ObjectDefinition): boolean => object.writes === 'records'

/** Adds routes that every object has. A route that a module adds under a fixed address comes first. */
export function addObjectRoutes(app: App, services: Services, routes: readonly ObjectRoute[]): void {
  for (const route of routes) {
    const objectAsked = (request: Request) => objectAt(services, route, request)
    app.route({
      method: route.method,
      url: `/api/v1/:objectPath${route.path}`,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      ...(route.schema ? { schema: route.schema } : {}),
      config: {
        permission: 'signed-in',
        permissionOf: (request) => permissionOf(objectAsked(request), route.act),
        standsFor: () => routesOf(services, route),
      },
      handler: (request, reply) => {
        const { params, body, query } = request
        const { id } = params as { id: string }
        return route.answer({ services, object: objectAsked(request), id, body, query, request, reply })
      },
    })
  }
}

/** Rights on links follow from those on what they link, which the engine asks for: no role names them. */
const permissionOf = (object: ObjectDefinition, act: Act): string =>
  linkEndsOf(object) ? 'signed-in' : `${object.name}.${act}`

/** The object that the path of a request names. @throws Problem `request.no-such-path` */
function objectAt(services: Services, route: ObjectRoute, request: Request): ObjectDefinition {
  const { objectPath } = request.params as { objectPath: string }
  const object = services.definitions.registry.byPath(objectPath)
  if (!object || route.has?.(object) === false) throw noSuchPath(request.method, request.url.split('?')[0]!)
  return object
}

/** The route for each object that has it. */
function routesOf({ definitions }: Services, route: ObjectRoute): RegisteredRoute[] {
  return definitions.registry.objects
    .filter((object) => route.has?.(object) !== false)
    .map((object) => {
      const permission = permissionOf(object, route.act)
      return {
        method: route.method,
        url: `${addressOf(object)}${route.path}`,
        ...(route.schema ? { schema: route.schema } : {}),
        permission,
        config: {
          permission,
          tag: object.path,
          summary: route.summary(object),
          ...(route.openapi ? { openapi: route.openapi(object) } : {}),
        },
      }
    })
}
