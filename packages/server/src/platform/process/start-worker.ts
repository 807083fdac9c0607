import { startWorker, type Worker } from '../jobs/worker.ts'
import type { Module } from '../module.ts'
import type { Services } from '../services.ts'

/** Starts doing the jobs of these modules. */
export function startWorkerOf(services: Services, modules: readonly Module[]): Promise<Worker> {
  const { jobs, log, pool, connection, tracing } = services
  const definitions = modules.flatMap((module) => module.jobs ?? [])
  return startWorker({ services, jobs, log, tracing, pool, settings: connection, definitions })
}
