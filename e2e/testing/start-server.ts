import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server in a process of its own, as people run it, with nothing in it. */
export interface RunningShop {
  url: string
  /** Runs a command of the product beside it: `run('sample', '--customers', '300')`. */
  run: (...args: string[]) => Promise<void>
  stop: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** Starts a server on a free port with a data folder of its own; `env` can name an owner. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningShop> {
  const dataDir = await mkdtemp(join(tmpdir(), 'regulars-e2e-'))
  const start = (script: string, args: string[], more: Record<string, string> = {}) =>
    spawn(process.execPath, [join(root, script), ...args], {
      env: { ...process.env, LOG_LEVEL: 'error', ...more, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const server = start('packages/server/src/main.ts', [], { PORT: '0', ...env })
  const port = await readyAt(server)
  return {
    url: `http://127.0.0.1:${port}`,
    async run(...args) {
      const command = start('packages/server/src/cli/main.ts', args)
      command.stdout?.resume()
      const [code] = await once(command, 'exit')
      if (code !== 0) throw new Error(`The command ${args.join(' ')} ended with ${code}.`)
    },
    async stop() {
      if (server.exitCode === null && server.kill('SIGTERM')) await once(server, 'exit')
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** The port it listens on, once it says that it is ready. */
async function readyAt(server: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of server.stdout ?? []) {
    said += chunk
    const port = /ready at http:\/\/localhost:(\d+)/.exec(said)?.[1]
    if (port === undefined) continue
    return port
  }
  throw new Error(`The server ended before it was ready: ${said}`)
}
