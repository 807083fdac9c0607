/** A process with a worker that never finishes its job, for tests that kill it. It says "ready" when it works. */
import { createDatabase, createPool } from '../../database/connect.ts'
import { startLive } from '../../live/live.ts'
import { createLog } from '../../log.ts'
import { createJobs } from '../jobs.ts'
import { startWorker } from '../worker.ts'
import { slowJob } from './slow-job.ts'

const settings = JSON.parse(process.env.SETTINGS ?? '')
const pool = createPool(settings)
const db = createDatabase(pool)
const log = createLog('warn')
const jobs = createJobs(db, await startLive(settings, db, log))
await startWorker({ services: { finishes: false }, jobs, log, pool, settings, definitions: [slowJob] })
process.stdout.write('ready\n')
