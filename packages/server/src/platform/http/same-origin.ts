import { Problem } from '../problem.ts'
import type { App, Request } from './route.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that another site makes a signed-in browser send. The session cookie is SameSite=Lax, which keeps most of
 * them out; this is the second lock. Requests with an API key carry no cookie and are not concerned.
 *
 * @param publicUrl our own address, when a proxy stands before us that changes the Host header
 */
export function refuseForeignWrites(app: App, publicUrl: string | undefined): void {
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host
  app.addHook('onRequest', async (request) => {
    if (
      request.is404 ||
      safeMethods.has(request.method) ||
      request.routeOptions.config.permission === 'public'
    )
      return
    if (request.headers.cookie === undefined || request.headers.authorization !== undefined) return
    if (!isOurs(request, publicHost)) throw foreignWrite()
  })
}

function isOurs(request: Request, publicHost: string | undefined): boolean {
  const { origin } = request.headers
  if (origin === undefined || !URL.canParse(origin))
    return request.headers['sec-fetch-site'] === 'same-origin'
  const { host } = new URL(origin)
  return host === request.headers.host || host === publicHost
}

function foreignWrite(): Problem {
  return new Problem('auth.foreign-origin', {
    status: 403,
    title: 'This change was asked for by another website, so it was refused.',
    mend: 'If Regulars runs behind a proxy, set PUBLIC_URL to the address that people use.',
  })
}
