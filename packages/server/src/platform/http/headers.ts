import { createHash } from 'node:crypto'
import helmet from '@fastify/helmet'
import type { App } from './route.ts'

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
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Only when reached by https: on http://localhost it would lock people out.
    strictTransportSecurity: publicUrl?.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
}
