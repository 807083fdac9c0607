import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { defineBenchmark } from '../kit/benchmark.ts'
import { median } from '../kit/statistics.ts'

const root = join(import.meta.dirname, '..', '..')

export default defineBenchmark({
  title: 'Starting the server: with nothing there, and again; and the memory of its process when nobody asks',
  needs: 'nothing',
  async open({ folder }) {
    const dataDir = join(folder, 'start')
    const memory: number[] = []
    const started = async (fresh: boolean) => {
      if (fresh) await rm(dataDir, { recursive: true, force: true })
      const begun = performance.now()
      const server = start(dataDir)
      await readiness(server)
      const took = (performance.now() - begun) / 1000
      await sleep(500)
      memory.push(await residentMegabytes(server.pid!))
      server.kill('SIGTERM')
      await once(server, 'exit')
      return took
    }
    return {
      measurements: [
        { what: 'cold: database made', unit: 's', better: 'less', rounds: 2, ours: () => started(true) },
        { what: 'warm', unit: 's', better: 'less', rounds: 3, bar: 'start', ours: () => started(false) },
        // Of the starts that were timed just now.
        { what: 'memory, idle', unit: 'MB', better: 'less', rounds: 1, ours: async () => median(memory) },
      ],
    }
  },
})

const start = (dataDir: string): ChildProcess =>
  spawn(process.execPath, [join(root, 'packages/server/src/main.ts')], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'error',
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile-cache'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

async function readiness(server: ChildProcess): Promise<void> {
  for await (const chunk of server.stdout!) if (String(chunk).includes('ready')) return
  throw new Error('The server ended before it was ready.')
}

/** Linux only; elsewhere 0. */
async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000
}
