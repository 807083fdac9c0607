import { type Actor, allows, type Registry, seesEvery, withLinkRights } from '@regulars/model'
import { addAuthRoutes } from '../auth/auth-routes.ts'
import { type BuiltApp, createApp } from '../http/app.ts'
import { webAppDirectory } from '../http/web-app.ts'
import { addJobRoutes } from '../jobs/job-routes.ts'
import type { LiveEvent } from '../live/live.ts'
import { addLiveRoute } from '../live/live-route.ts'
import type { Module } from '../module.ts'
import { addOperationsRoutes } from '../operations/health-routes.ts'
import type { Services } from '../services.ts'
import { identityOf } from './open-services.ts'
import { version } from './version.ts'

/** Builds the HTTP application of these modules. */
export function buildApp(services: Services, modules: readonly Module[]): Promise<BuiltApp> {
  const identity = identityOf(modules)
  return createApp({
    db: services.db,
    log: services.log,
    version,
    publicUrl: services.config.publicUrl,
    onAnswered: services.metrics.answered,
    tracing: services.tracing,
    requestsPerMinute: services.config.requestsPerMinute,
    webDirectory: webAppDirectory,
    routesStandFor: () => services.definitions.registry,
    authenticate: async (request) => identity?.authenticate(request, services),
    async addRoutes(app) {
      addAuthRoutes(app, {
        ...services,
        signInChanged: () => identity?.signInChanged(services),
      })
      addJobRoutes(app, services.jobs)
      addOperationsRoutes(app, services)
      addLiveRoute(app, {
        live: services.live,
        heard: (actor, event) => heardBy(actor, event, services.definitions.registry),
      })
      for (const module of modules) await module.routes?.(app, services)
    },
  })
}

/**
 * What somebody hears of an event: one about an object is for those who may read that object, and tells which records only to those who see all of
 * them, since the others would learn of records that are not theirs to know; one for some people is for these; the rest carries nothing to hide.
 */
export function heardBy(actor: Actor, event: LiveEvent, registry: Registry): LiveEvent | undefined {
  const { object: name, userIds } = (event.payload ?? {}) as { object?: unknown; userIds?: unknown }
  if (Array.isArray(userIds) && !userIds.includes(actor.userId)) return undefined
  if (typeof name !== 'string') return event
  const role = withLinkRights(actor.role, registry)
  if (!allows({ ...actor, role }, `${name}.read`)) return undefined
  const object = registry.find(name)
  if (!object || seesEvery(role, registry, object)) return event
  return { ...event, payload: { ...(event.payload as object), ids: null } }
}
