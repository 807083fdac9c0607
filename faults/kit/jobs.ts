import { eventually } from './eventually.ts'
import type { Round } from './round.ts'
import type { Shop } from './shop.ts'

interface Run {
  id: string
  label: string
  status: string
  error: string | null
}

/** Waits until the run of a job about something has ended, and makes sure that it ended well. */
export async function jobDone(
  { shop, told }: Round,
  of: { runId: string } | { subjectId: string },
): Promise<void> {
  const [column, value] = 'runId' in of ? ['id', of.runId] : ['subject_id', of.subjectId]
  const run = await eventually(
    `the work ended (${told()})`,
    async () => {
      await hurry(shop)
      const runs = await shop.rows<Run>(
        `select id, label, status, error from job_run where ${column} = $1 order by created_at desc limit 1`,
        [value],
      )
      return runs.find(({ status }) => status !== 'queued' && status !== 'running')
    },
    { patienceMs: 240_000, everyMs: 100 },
  )
  if (run.status !== 'done') throw new Error(`“${run.label}” ended as ${run.status}: ${run.error}`)
}

/** A job that failed waits longer each time, up to hours; here it may try again at once. */
export async function hurry(shop: Shop): Promise<void> {
  await shop.rows(
    `update graphile_worker._private_jobs set run_at = now()
     where locked_at is null and attempts between 1 and max_attempts - 1 and run_at > now() + interval '1 second'`,
  )
}
