import { type Actor, allows } from '@regulars/model'
import { Problem } from '../problem.ts'
import type { App, RegisteredRoute, Request } from './route.ts'

/** Finds out who asks, from a session cookie or an API key; undefined when nobody we know. */
export type Authenticate = (request: Request) => Promise<Actor | undefined>

/**
 * Guards every route: none starts without naming its permission, and none is answered to someone who lacks it.
 * The list it answers with holds the routes registered so far.
 */
export function guardRoutes(app: App, authenticate: Authenticate): RegisteredRoute[] {
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
  app.addHook('onRequest', async (request) => {
    const { permission: least, permissionOf } = request.routeOptions.config
    if (least === 'public' || request.is404) return
    request.actor = await authenticate(request)
    if (!request.actor) throw signInNeeded()
    const permission = permissionOf?.(request) ?? least
    if (!permission || !allows(request.actor, permission)) throw notAllowed(permission ?? 'unknown')
  })
  return routes
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

function notAllowed(permission: string): Problem {
  return new Problem('auth.not-allowed', {
    status: 403,
    title: 'You are not allowed to do this.',
    mend: `Ask an owner for a role with the permission ${permission}.`,
    extra: { permission },
  })
}
