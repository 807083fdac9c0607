import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database/open.ts'
import { workerLives } from '../platform/jobs/dead-workers.ts'
import type { JobRun } from '../platform/jobs/job-runs.ts'
import type { Worker } from '../platform/jobs/worker.ts'
import type { Log } from '../platform/log.ts'
import type { CommandContext, Product } from '../platform/module.ts'
import { Problem } from '../platform/problem.ts'
import { openServices } from '../platform/process/open-services.ts'
import { startWorkerOf } from '../platform/process/start-worker.ts'
import type { Services } from '../platform/services.ts'

/** The context of a command, and the way to close what it has opened. */
export interface OpenCommandContext {
  context: CommandContext
  close(): Promise<void>
}

const lookEveryMs = 200

/** Makes the context of a command. Nothing is opened before the command asks for it. */
export function openCommandContext(
  name: string,
  config: Config,
  product: Product,
  log: Log,
): OpenCommandContext {
  const closing: (() => Promise<void>)[] = []
  let opening: Promise<Services> | undefined
  let worker: Promise<Worker> | undefined

  async function open(): Promise<Services> {
    const database = await openDatabase(config, name, 'share')
    closing.push(() => database.close())
    const { services, close } = await openServices(config, database, product, log)
    closing.push(close)
    return services
  }

  const context: CommandContext = {
    config,
    services: () => (opening ??= open()),
    async finish(runId) {
      const services = await context.services()
      if (!worker && !(await workerLives(services.pool))) {
        worker = startWorkerOf(services, product.modules)
        const { stop } = await worker
        closing.push(stop)
      }
      return waitForRun(services, runId, context.tell)
    },
    print: (line) => void process.stdout.write(`${line}\n`),
    tell: (line) => void process.stderr.write(`${line}\n`),
  }
  return {
    context,
    async close() {
      for (const each of closing.splice(0).reverse()) await each()
    },
  }
}

async function waitForRun({ jobs }: Services, runId: string, tell: (line: string) => void): Promise<JobRun> {
  let told = ''
  for (;;) {
    const run = await jobs.runs.get(runId)
    if (!run) throw new Error(`There is no run ${runId}.`)
    const line = progressOf(run)
    if (line !== told) tell(line)
    told = line
    if (run.status === 'done') return run
    if (run.status === 'failed' || run.status === 'cancelled') throw notFinished(run)
    await sleep(lookEveryMs)
  }
}

function progressOf({ label, status, done, total, message }: JobRun): string {
  if (status !== 'running' || done === 0) return `${label}: ${status}`
  const share = total ? `${Math.floor((100 * done) / total)} %` : String(done)
  return `${label}: ${share}${message ? `, ${message}` : ''}`
}

function notFinished({ label, status, error }: JobRun): Problem {
  return new Problem(`job.${status}`, {
    status: 500,
    title: `${label}: ${error ?? status}.`.replace(/\.\.$/, '.'),
  })
}
