import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'

export interface Gallery {
  url: string
  close: () => Promise<void>
}

const configFile = join(import.meta.dirname, '..', 'vite.config.ts')

/** As strict as it gets: what works under this works under the policy that the server sends. */
const policy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'"

/** Builds the web app with its gallery, which production builds leave out, and serves it. */
export async function startGallery(): Promise<Gallery> {
  const outDir = await mkdtemp(join(tmpdir(), 'regulars-gallery-'))
  process.env.VITE_GALLERY = '1'
  const quiet = { configFile, logLevel: 'error' as const, build: { outDir, emptyOutDir: true } }
  await build(quiet)
  const headers = { 'content-security-policy': policy }
  const server = await preview({ ...quiet, preview: { port: 0, host: '127.0.0.1', headers } })
  return {
    url: new URL('/gallery', server.resolvedUrls!.local[0]).href,
    async close() {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
