import pg from 'pg'
import type { ConnectionSettings, Pool } from '../database/connect.ts'
import type { Log } from '../log.ts'

/** Keeps the sign that a worker lives, and frees the jobs of workers that died. */
export interface WorkerWatch {
  close(): Promise<void>
}

const checkEveryMs = 3_000
/** The first half of the two-part advisory lock; the second is the hash of the worker's id. */
const lockClass = 726_351

/**
 * Frees the jobs that a killed worker held: graphile-worker itself would wait four hours. A living worker holds an advisory
 * lock, which ends with its connection; a worker id in the queue whose lock is free belongs to nobody any more. A worker that
 * has only just locked its first job gets two seconds to take its lock.
 */
export async function watchWorkers(
  settings: ConnectionSettings,
  workerId: string,
  log: Log,
): Promise<WorkerWatch> {
  let client = await connect(settings, workerId)
  let closed = false
  let checking = Promise.resolve()
  const check = async () => {
    try {
      const freed = await freeDeadWorkers(client, workerId)
      if (freed.length > 0) log.warn({ workers: freed }, 'Took over the jobs of workers that had died.')
    } catch (error) {
      if (closed) return
      log.warn({ err: error }, 'The connection that shows that this worker lives broke.')
      await client.end().catch(() => {})
      client = await connect(settings, workerId).catch(() => client)
    }
  }
  await check()
  const timer = setInterval(() => {
    checking = checking.then(check)
  }, checkEveryMs)
  return {
    async close() {
      closed = true
      clearInterval(timer)
      await checking
      await client.end()
    },
  }
}

/** Whether any worker lives on this database, in whatever process. */
export async function workerLives(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ lives: boolean }>(
    `select exists (
       select from pg_locks where locktype = 'advisory' and classid = $1 and granted and objsubid = 2
         and database = (select oid from pg_database where datname = current_database())) as lives`,
    [lockClass],
  )
  return rows[0]?.lives === true
}

async function connect(settings: ConnectionSettings, workerId: string): Promise<pg.Client> {
  const client = new pg.Client({ ...settings, application_name: 'regulars worker', keepAlive: true })
  client.on('error', () => {}) // the next check finds the connection broken and makes it anew
  await client.connect()
  await client.query('select pg_advisory_lock_shared($1, hashtext($2))', [lockClass, workerId])
  return client
}

/** Our own id is left out: one's own lock is no obstacle to oneself. In a transaction, so that only one watcher frees the same jobs. */
async function freeDeadWorkers(client: pg.Client, ownId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select locked_by as id from graphile_worker._private_jobs
     where locked_by <> $1 group by locked_by having max(locked_at) < now() - interval '2 seconds'`,
    [ownId],
  )
  const freed: string[] = []
  for (const { id } of rows) {
    await client.query('begin')
    const lock = await client.query<{ dead: boolean }>(
      'select pg_try_advisory_xact_lock($1, hashtext($2)) as dead',
      [lockClass, id],
    )
    if (lock.rows[0]?.dead) {
      await countCrashes(client, id)
      await giveUpExhausted(client, id)
      await client.query('select graphile_worker.force_unlock_workers($1)', [[id]])
      freed.push(id)
    }
    await client.query('commit')
  }
  return freed
}

/** So often a process may end under a job before it is the job that is to blame. */
const mostCrashes = 10

/**
 * A process that was killed, or lost its database, says nothing about its jobs: they get their attempts back, so that three restarts in an evening give nothing up. A job that
 * ends its process itself must not do so for ever, though.
 */
async function countCrashes(client: pg.Client, workerId: string): Promise<void> {
  await client.query(
    `with crashed as (
       insert into job_crash (job_id, crashes) select id, 1 from graphile_worker._private_jobs where locked_by = $1
       on conflict (job_id) do update set crashes = job_crash.crashes + 1 returning job_id, crashes
     )
     update graphile_worker._private_jobs as job set attempts = job.attempts - 1
     from crashed where job.id = crashed.job_id and crashed.crashes <= $2 and job.attempts > 0`,
    [workerId, mostCrashes],
  )
  await client.query(
    'delete from job_crash where not exists (select from graphile_worker._private_jobs as job where job.id = job_id)',
  )
}

/** A job that has crashed its worker as often as it may be tried is not tried again; its run says so. */
async function giveUpExhausted(client: pg.Client, workerId: string): Promise<void> {
  await client.query(
    `update job_run set status = 'failed', finished_at = now(), error = 'The server stopped each time while doing this.'
     from graphile_worker._private_jobs as job
     where job.locked_by = $1 and job.attempts >= job.max_attempts and job_run.id = (job.payload ->> 'runId')::uuid`,
    [workerId],
  )
}
