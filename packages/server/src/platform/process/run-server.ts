import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { type OpenDatabase, openDatabase } from '../database/open.ts'
import type { App } from '../http/route.ts'
import type { Worker } from '../jobs/worker.ts'
import type { Log } from '../log.ts'
import type { Module, Product } from '../module.ts'
import { Problem } from '../problem.ts'
import { buildApp } from './build-app.ts'
import { type OpenServices, openServices } from './open-services.ts'
import { startWorkerOf } from './start-worker.ts'

/** A server that runs. */
export interface RunningServer {
  /** Where it can be reached; undefined for a process that only works. */
  address: string | undefined
  /** Fulfilled when the database has gone and nothing can be done any more. */
  lost: Promise<void>
  /** Answers what was asked, lets jobs come to an end, and closes everything, the embedded database last. */
  stop(): Promise<void>
}

const drainPatienceMs = 10_000

/** Starts the server that the configuration describes, with this product. */
export async function runServer(config: Config, product: Product, log: Log): Promise<RunningServer> {
  const database = await openDatabase(config, 'server', 'inherit')
  let open: OpenServices | undefined
  let worker: Worker | undefined
  let app: App | undefined
  const stop = () => stopAll({ app, worker, open, database })
  try {
    open = await openServices(config, database, product, log)
    const address =
      config.role === 'worker'
        ? undefined
        : await listen(open, product.modules, config, (built) => (app = built))
    if (config.role !== 'web') worker = await startWorkerOf(open.services, product.modules)
    return { address, lost: database.lost, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function listen(
  { services }: OpenServices,
  modules: readonly Module[],
  { port, host }: Config,
  built: (app: App) => void,
): Promise<string> {
  const { app } = await buildApp(services, modules)
  built(app)
  await app.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    throw cannotListen(error, host, port)
  })
  const { port: actualPort } = app.server.address() as { port: number }
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${actualPort}`
}

interface Parts {
  app: App | undefined
  worker: Worker | undefined
  open: OpenServices | undefined
  database: OpenDatabase
}

/** Requests and jobs end at the same time; what they stand on is closed after them. */
async function stopAll({ app, worker, open, database }: Parts): Promise<void> {
  await Promise.all([app && drain(app), worker?.stop()])
  await open?.close()
  await database.close()
}

async function drain(app: App): Promise<void> {
  const closed = app.close()
  const inTime = await Promise.race([closed.then(() => true), sleep(drainPatienceMs, false, { ref: false })])
  if (inTime) return
  app.server.closeAllConnections()
  await closed
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Problem('start.port-taken', {
      status: 500,
      title: `Another program listens on port ${port} already.`,
      mend: 'Stop it, or set PORT to another number.',
    })
  }
  if (error.code !== 'EACCES' && error.code !== 'EADDRNOTAVAIL' && error.code !== 'ENOTFOUND') return error
  return new Problem('start.cannot-listen', {
    status: 500,
    title: `Regulars cannot listen at ${host}, port ${port}: ${error.message}.`,
    mend: 'Set HOST and PORT to an address of this machine.',
  })
}
