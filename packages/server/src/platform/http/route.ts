import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Actor } from '@regulars/model'
import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifyTypeProvider,
  RawServerDefault,
  RouteOptions,
} from 'fastify'
import type { z } from 'zod'
import type { Log } from '../log.ts'

/** A route as it was registered. */
export interface RegisteredRoute extends Pick<RouteOptions, 'url' | 'schema' | 'config'> {
  method: string
  permission: string
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * What one must be allowed to do: `public`, `signed-in`, or a permission such as `contact.read` or `settings.manage`.
     * Every route names one; a route without does not start.
     */
    permission?: string
    /**
     * For a route whose address says what it is about: what one must be allowed to do for this request, in place of `permission`.
     * @throws Problem when the address leads nowhere
     */
    permissionOf?: (request: FastifyRequest) => string
    /** For such a route: the routes it stands for now, as the description lists them. */
    standsFor?: () => RegisteredRoute[]
    /** How often one caller may ask this route in a minute, besides how often they may ask at all. */
    rateLimit?: { perMinute: number }
    /** It is answered also to somebody who has yet to turn on the second factor that the business asks of everybody. */
    withoutSecondFactor?: boolean
    /** One line for the API documentation. */
    summary?: string
    /** The heading in the API documentation it stands under; without one, the part of the path after the version. */
    tag?: string
    /** Parts of the OpenAPI operation that its schemas do not say; they win over what is derived. */
    openapi?: Record<string, unknown>
  }
  interface FastifyRequest {
    /** Who asks; undefined on public routes. */
    actor: Actor | undefined
  }
}

/** Lets Fastify infer the types of `body`, `querystring` and `params` from zod schemas. */
export interface ZodTypeProvider extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown
  serializer: this['schema'] extends z.ZodType ? z.input<this['schema']> : unknown
}

/** The HTTP application that modules add their routes to. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Log, ZodTypeProvider>

/** One request, where its schemas do not matter. */
export type Request = FastifyRequest

/** The answer to it. */
export type Reply = FastifyReply

/** Whoever asks on a route that is not public, where the guard has made sure that it is somebody. */
export function actorOf(request: { actor: Actor | undefined }): Actor {
  if (!request.actor) throw new Error('A public route asked who is asking.')
  return request.actor
}
