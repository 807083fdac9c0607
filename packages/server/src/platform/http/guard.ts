import { createHash } from 'node:crypto'
import { type Actor, allows } from '@regulars/model'
import { Problem } from '../problem.ts'
import type { RateLimits } from './rate-limits.ts'
import type { App, RegisteredRoute, Reply, Request } from './route.ts'

/** Finds out who asks, from a session cookie or an API key; undefined when nobody we know. */
export type Authenticate = (request: Request) => Promise<Actor | undefined>

/** How every route is guarded. */
export interface Guarding {
  authenticate: Authenticate
  limits: RateLimits
  /** How many requests each user, key or stranger's address may make in a minute. */
  requestsPerMinute: number
}

/**
 * Guards every route: none starts without naming its permission, none is answered to someone who lacks it, and to nobody more often than they may ask.
 * The list it answers with holds the routes registered so far.
 */
export function guardRoutes(app: App, guarding: Guarding): RegisteredRoute[] {
  const routes: RegisteredRoute[] = []
  app.addHook('onRoute', ({ method, url, schema, config }) => {
    for (const each of [method].flat()) {
      const permission = config?.permission
      if (!permission)
        throw new Error(`${each} ${url} names no permission. Add config: { permission: … } to the route.`)
      routes.push({ method: each, url, schema, config, permission })
    }
  })
  app.decorateRequest('actor', undefined)
  app.addHook('onRequest', async (request, reply) => {
    const { permission: least, permissionOf, withoutSecondFactor } = request.routeOptions.config
    const isOpen = least === 'public' || request.is404
    request.actor = isOpen ? undefined : await guarding.authenticate(request)
    countRequest(guarding, request, reply)
    if (isOpen) return
    if (!request.actor) throw signInNeeded()
    if (request.actor.lacksSecondFactor && !withoutSecondFactor) throw secondFactorNeeded()
    const permission = permissionOf?.(request) ?? least
    if (!permission || !allows(request.actor, permission)) throw notAllowed(permission ?? 'unknown')
  })
  return routes
}

/** Counts a request of somebody we know by who they are, so that colleagues behind one address do not share; of a stranger by the address. */
function countRequest({ limits, requestsPerMinute }: Guarding, request: Request, reply: Reply): void {
  const who = request.actor ? callerOf(request, request.actor) : request.ip
  const name = request.actor ? 'caller' : 'address'
  limits.take(reply, { name, max: requestsPerMinute, seconds: 60 }, who)
  const own = request.routeOptions.config?.rateLimit
  if (!own || request.is404) return
  const { method, url } = request.routeOptions
  limits.take(reply, { name: 'route', max: own.perMinute, seconds: 60 }, `${method} ${url} ${who}`)
}

/** A user counts once, however many sessions there are; a key for itself. Of a key the hash is kept. */
function callerOf({ headers }: Request, { kind, userId }: Actor): string {
  if (kind === 'user') return `user ${userId}`
  return createHash('sha256')
    .update(headers.authorization?.trim().split(/\s+/).at(-1) ?? '')
    .digest('base64')
}

/** The routes as they can be asked for, where one stands for many each of those. */
export const listRoutes = (routes: readonly RegisteredRoute[]): RegisteredRoute[] =>
  routes.flatMap(
    (route) => route.config?.standsFor?.().map((each) => ({ ...each, method: route.method })) ?? route,
  )

function signInNeeded(): Problem {
  return new Problem('auth.sign-in-needed', {
    status: 401,
    title: 'Only someone who is signed in may do this.',
    mend: 'Sign in, or send an API key as "Authorization: Bearer <key>".',
  })
}

function secondFactorNeeded(): Problem {
  return new Problem('auth.second-factor-needed', {
    status: 403,
    title: 'Everybody here signs in with a second step, and you have none yet.',
    mend: 'Open Regulars in a browser and turn it on.',
  })
}

function notAllowed(permission: string): Problem {
  return new Problem('auth.not-allowed', {
    status: 403,
    title: 'You are not allowed to do this.',
    mend: `Ask an owner for a role with the permission ${permission}.`,
    extra: { permission },
  })
}
