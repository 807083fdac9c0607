import { createHash } from 'node:crypto'
import helmet from '@fastify/helmet'
import type { App } from './route.ts'

/** What of a browser no page of ours needs, so that a script that came in could not use it either. */
const refusedFeatures = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'

/**
 * Sets the headers that tell a browser what pages of ours may do: load from us alone, be framed by nobody.
 *
 * @param inlineScripts the small scripts that stand in the web app's index.html itself; each is allowed by its hash
 */
export async function setSecurityHeaders(
  app: App,
  publicUrl: string | undefined,
  inlineScripts: string[],
): Promise<void> {
  const hashes = inlineScripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...hashes],
        // Libraries set style attributes and add style elements; styles cannot run code.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Only when reached by https: on http://localhost it would lock people out.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', refusedFeatures)
    // What the API answers is about customers: no browser and no proxy keeps it, unless a route says so.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}
