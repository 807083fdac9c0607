import { type Actor, allows } from '@regulars/model'
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
      addLiveRoute(app, { live: services.live, mayHear })
      for (const module of modules) await module.routes?.(app, services)
    },
  })
}

/** An event about an object is for those who may read that object, one for some people for these; the others carry nothing to hide. */
export function mayHear(actor: Actor, { payload }: LiveEvent): boolean {
  const { object, userIds } = (payload ?? {}) as { object?: unknown; userIds?: unknown }
  if (Array.isArray(userIds) && !userIds.includes(actor.userId)) return false
  return typeof object !== 'string' || allows(actor, `${object}.read`)
}
