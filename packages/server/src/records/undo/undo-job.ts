import { systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { Problem } from '../../platform/problem.ts'
import { inTransaction } from '../change-sets/in-transaction.ts'
import { ctxFor } from '../context.ts'
import { performUndo } from './perform-undo.ts'

/**
 * Undoes a large change set. One transaction, however large: after a crash nothing has happened, and the job begins again; whoever reads
 * meanwhile sees everything as it was.
 */
export const undoLargeChangeSet = defineJob({
  name: 'records.undo',
  schema: z.strictObject({
    changeSetId: z.uuid(),
    actor: z.strictObject({
      kind: z.enum(['user', 'apiKey', 'system']),
      userId: z.uuid().nullable(),
      name: z.string(),
    }),
    size: z.number(),
  }),
  label: () => 'Undoing a change',
  async run({ changeSetId, actor, size }, job) {
    // That this actor may undo it was checked when the job was added.
    const ctx = ctxFor(job.services, { ...actor, role: systemRole, teamUserIds: [] })
    const work = inTransaction(ctx, async (within) => {
      const { rows } = await sql`
        select from change_set where id = ${changeSetId} and state = 'undoing' for no key update`.execute(
        within.db,
      )
      if (rows.length === 0) return
      await performUndo(within, changeSetId, async (done) => {
        job.signal.throwIfAborted()
        await job.progress(Math.min(done, size), size)
      })
    })
    await work.catch(async (error: unknown) => {
      // Cancelled by people: nothing has happened, and it may be undone another time. Anything else is tried again.
      if (error instanceof Problem && error.code === 'job.cancelled')
        await sql`update change_set set state = 'done' where id = ${changeSetId} and state = 'undoing'`.execute(
          ctx.db,
        )
      throw error
    })
  },
})
