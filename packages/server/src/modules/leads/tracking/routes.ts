import type { App, Reply, Request } from '../../../platform/http/route.ts'
import { invalidInput } from '../../../platform/http/validate.ts'
import type { Services } from '../../../records/index.ts'
import { formEmbedScript, formPageScript, trackingScript } from '../forms/embed-scripts.ts'
import { foreignSite } from '../problems.ts'
import { notePage, readPage } from './note-page.ts'

/** The scripts, and where visits are told. */
export function addTrackingRoutes(app: App, services: Services): void {
  addScript(app, '/embed/form.js', formEmbedScript, 'Shows a form on a website')
  addScript(app, '/embed/page.js', formPageScript, 'Runs on the page of a form')
  addScript(app, '/embed/visits.js', trackingScript, 'Tells visits of those who agreed')
  app.post(
    '/api/v1/public/visits',
    {
      config: {
        permission: 'public',
        tag: 'public',
        summary: 'A page of our website that was read by somebody who agreed to tell',
        rateLimit: { perMinute: 120 },
      },
      bodyLimit: 10_000,
    },
    async (request, reply) => {
      if (!isOneOf(services.settings.get('trackingDomains'), request.headers.origin)) throw foreignSite()
      allowOrigin(request, reply)
      const read = readPage.safeParse(parsed(request.body))
      if (!read.success) throw invalidInput(read.error)
      await notePage(services, read.data)
      return reply.status(204).send()
    },
  )
}

/** Scripts may be loaded by any page; what they can do there is bound by where they send to. */
function addScript(app: App, path: string, script: string, summary: string): void {
  app.get(path, { config: { permission: 'public', tag: 'public', summary } }, (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(script),
  )
}

/** Whether the page that asks stands on one of these domains, or on a part of one (`www.` and the like are named by themselves). */
export function isOneOf(domains: readonly string[], origin: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false
  const { host, hostname } = new URL(origin)
  return domains.some((domain) => domain === host || domain === hostname)
}

/** Lets the page that asked read the answer. */
export function allowOrigin({ headers }: Pick<Request, 'headers'>, reply: Reply): void {
  reply.header('access-control-allow-origin', headers.origin ?? '').header('vary', 'origin')
}

/** It comes as plain text, so that browsers need not ask beforehand. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
