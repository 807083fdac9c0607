import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import { noSuchPath, sendProblem } from './errors.ts'
import type { App, Reply, Request } from './route.ts'

/** The built web app: its files and what its page contains. */
export interface WebApp {
  directory: string
  files: Set<string>
  inlineScripts: string[]
}

/** Where `vite build` puts the web app. */
export const webAppDirectory = join(import.meta.dirname, '..', '..', '..', '..', 'web', 'dist')

/** Reads what a build of the web app consists of; undefined when it has not been built. */
export async function readWebApp(directory: string): Promise<WebApp | undefined> {
  const page = await readFile(join(directory, 'index.html'), 'utf8').catch(() => undefined)
  if (page === undefined) return undefined
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return {
    directory,
    files: new Set(files.map((file) => file.slice(directory.length).replaceAll(sep, '/'))),
    inlineScripts: [...page.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
      ([, script]) => script ?? '',
    ),
  }
}

const aYearMs = 365 * 24 * 3600 * 1000

/**
 * Serves the web app: its files, and its page for every other address that a browser asks for, since the app does its own
 * routing. Files under `assets/` carry a hash of their content in their name and never change.
 */
export async function serveWebApp(app: App, webApp: WebApp | undefined): Promise<void> {
  const root = webApp?.directory
  if (root) await app.register(fastifyStatic, { root, serve: false, preCompressed: true, index: false })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(noSuchPath(request.method, pathOf(request)), request, reply),
  )

  app.get('/*', { config: { permission: 'public' } }, (request, reply) => {
    const path = pathOf(request)
    if (webApp?.files.has(path) && path !== '/index.html') return sendFile(reply, path)
    if (path.startsWith('/api/') || path.startsWith('/assets/')) return reply.callNotFound()
    if (!webApp) return reply.status(503).type('text/html; charset=utf-8').send(notBuilt)
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false })
  })
}

function sendFile(reply: Reply, path: string): Reply {
  const forever = path.startsWith('/assets/')
  return reply.sendFile(path.slice(1), forever ? { maxAge: aYearMs, immutable: true } : { maxAge: 0 })
}

function pathOf(request: Request): string {
  return request.url.split('?', 1)[0] ?? '/'
}

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Regulars</title>
<p>The server runs, but its web app has not been built. Stop it and run <code>npm start</code>.</p></html>`
