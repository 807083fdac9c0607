import multipart from '@fastify/multipart'
import { fastify, LogController } from 'fastify'
import type { Database } from '../database/connect.ts'
import type { Log } from '../log.ts'
import type { AnsweredRequest } from '../operations/metrics.ts'
import type { Tracing } from '../operations/span.ts'
import { traceRequests } from '../operations/trace-requests.ts'
import { uuidV7 } from '../uuid.ts'
import { drawDocsPage } from './docs-page.ts'
import { answerErrors } from './errors.ts'
import { type Authenticate, guardRoutes, listRoutes } from './guard.ts'
import { setSecurityHeaders } from './headers.ts'
import { addHealthRoutes } from './health.ts'
import { describeApi } from './openapi.ts'
import { createRateLimits } from './rate-limits.ts'
import type { App, RegisteredRoute, ZodTypeProvider } from './route.ts'
import { refuseForeignWrites } from './same-origin.ts'
import { validateWithZod } from './validate.ts'
import { readWebApp, serveWebApp } from './web-app.ts'

/** What the HTTP application needs. */
export interface AppOptions {
  db: Database
  log: Log
  version: string
  publicUrl: string | undefined
  /** Told of every request that was answered. */
  onAnswered?: ((request: AnsweredRequest) => void) | undefined
  tracing?: Tracing | undefined
  authenticate: Authenticate
  /** How many requests each user, key or stranger's address may make in a minute. */
  requestsPerMinute?: number
  /** Adds the routes of the product; called once, before the web app takes all other addresses. */
  addRoutes(app: App): void | Promise<void>
  /** Something that is another whenever the routes stand for others than before; without it, they always stand for the same. */
  routesStandFor?(): unknown
  /** Folder of the built web app. */
  webDirectory: string
}

/** The HTTP application with all its routes, not listening yet, and the list of them. */
export interface BuiltApp {
  app: App
  routes: RegisteredRoute[]
}

const maxUploadBytes = 4 * 1024 ** 3

/** Builds the HTTP application. */
export async function createApp(options: AppOptions): Promise<BuiltApp> {
  const app = newServer(options)
  answerErrors(app)
  const webApp = await readWebApp(options.webDirectory)
  await setSecurityHeaders(app, options.publicUrl, webApp?.inlineScripts ?? [])
  await app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 1 } })
  refuseForeignWrites(app, options.publicUrl)
  const { authenticate, requestsPerMinute = 6_000 } = options
  const routes = guardRoutes(app, { authenticate, limits: createRateLimits(), requestsPerMinute })
  addHealthRoutes(app, options)
  addDocsRoutes(app, routes, options)
  await options.addRoutes(app)
  await serveWebApp(app, webApp)
  await app.ready()
  return { app, routes }
}

function newServer({ log, onAnswered, tracing }: AppOptions): App {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuidV7(),
    // A reverse proxy on this machine may say whom it asks for.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 500 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validateWithZod)
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  if (tracing) traceRequests(app, tracing)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, actor } = request
    const tookMs = Math.round(reply.elapsedTime)
    const route = routeOptions.url ?? 'none'
    onAnswered?.({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 })
    request.log.debug(
      { method, route: routeOptions.url, status: reply.statusCode, tookMs, userId: actor?.userId },
      'answered',
    )
  })
  return app
}

/** The description is made from the routes when it is asked for, and again when they stand for others. */
function addDocsRoutes(app: App, routes: RegisteredRoute[], { version, routesStandFor }: AppOptions): void {
  const config = { permission: 'public', tag: 'server' }
  let made: { of: unknown; json: string } | undefined
  const describe = () => describeApi(listRoutes(routes), version)
  app.get(
    '/api/openapi.json',
    { config: { ...config, summary: 'This description, for programs' } },
    (_, reply) => {
      const of = routesStandFor?.()
      if (!made || made.of !== of) made = { of, json: JSON.stringify(describe()) }
      return reply.type('application/json; charset=utf-8').send(made.json)
    },
  )
  app.get('/api/docs', { config: { ...config, summary: 'This description, for people' } }, (_, reply) =>
    reply.type('text/html; charset=utf-8').send(drawDocsPage(describe())),
  )
}
