import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { uuidV7 } from '../../platform/uuid.ts'
import { inTransaction } from '../change-sets/in-transaction.ts'
import type { Ctx } from '../context.ts'
import { scanDuplicates } from './run-scan.ts'
import { comparedFields } from './twin-sql.ts'

/** A scan that was asked for. */
export interface StartedScan {
  id: string
  /** Id of the run that shows how far it has come. */
  runId: string | undefined
}

/**
 * Notes a scan and starts it in the background.
 *
 * @param changeSetId only pairs with a record that this change set made (an import) are looked for
 * @throws Problem `duplicates.cannot-tell`
 */
export async function startScan(
  ctx: Ctx,
  object: ObjectDefinition,
  changeSetId?: string,
): Promise<StartedScan> {
  comparedFields(object)
  const { clock, jobs } = ctx.services
  const id = uuidV7()
  return inTransaction(ctx, async ({ db: within }) => {
    await sql`
      insert into duplicate_scan (id, object, change_set_id, created_by_id, created_at)
      values (${id}, ${object.name}, ${changeSetId ?? null}, ${ctx.actor.userId}, ${clock.now()})`.execute(
      within,
    )
    const runId = await jobs.enqueue(
      scanDuplicates,
      { scanId: id, label: object.labelPlural.toLowerCase() },
      {
        executor: within,
        subject: { object: 'duplicateScan', id },
        ...(ctx.actor.userId ? { createdBy: ctx.actor.userId } : {}),
      },
    )
    await sql`update duplicate_scan set run_id = ${runId ?? null} where id = ${id}`.execute(within)
    return { id, runId }
  })
}

/** A scan as people read of it. */
export interface Scan {
  id: string
  changeSetId: string | null
  status: string
  runId: string | null
  records: number | null
  /** Pairs that were worth comparing. */
  compared: number | null
  /** Pairs that are likely one and the same. */
  found: number | null
  /** Records that were merged by themselves. */
  merged: number | null
  createdAt: string
  finishedAt: string | null
}

const mostScans = 20

/** The latest scans of an object, newest first; of one change set when it is given. */
export async function scansOf(ctx: Ctx, object: ObjectDefinition, changeSetId?: string): Promise<Scan[]> {
  const { rows } = await sql<Scan>`
    select id, change_set_id as "changeSetId", status, run_id as "runId", records::float8, compared::float8, found::float8, merged::float8,
      created_at as "createdAt", finished_at as "finishedAt"
    from duplicate_scan
    where object = ${object.name} ${changeSetId ? sql`and change_set_id = ${changeSetId}` : sql``}
    order by created_at desc, id desc limit ${sql.lit(mostScans)}`.execute(ctx.db)
  return rows
}
