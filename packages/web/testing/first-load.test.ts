import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { expect, test, vi } from 'vitest'

const configFile = join(import.meta.dirname, '..', 'vite.config.ts')
const mostBytes = 200_000

test('what every first visit loads stays below 200 kB of JavaScript, gzipped', async () => {
  // Otherwise React comes with what it needs for development, since tests run as such.
  vi.stubEnv('NODE_ENV', 'production')
  const { output } = (await build({
    configFile,
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
  const first = new Set<string>()
  const load = (fileName: string) => {
    if (first.has(fileName)) return
    first.add(fileName)
    for (const imported of chunks.get(fileName)?.imports ?? []) load(imported)
  }
  for (const chunk of chunks.values()) if (chunk.isEntry) load(chunk.fileName)
  const bytes = [...first].map((fileName) => gzipSync(chunks.get(fileName)?.code ?? '').length)
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(mostBytes)
  expect([...first].flatMap((fileName) => chunks.get(fileName)?.moduleIds ?? []).join()).not.toContain(
    '/echarts/',
  )
})
