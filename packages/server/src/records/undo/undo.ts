import { allows } from '@regulars/model'
import { sql } from 'kysely'
import type { ChangeCounts } from '../change-sets/change-set.ts'
import { inTransaction } from '../change-sets/in-transaction.ts'
import type { Ctx } from '../context.ts'
import { performUndo } from './perform-undo.ts'
import type { UndoReport } from './report.ts'
import { undoLargeChangeSet } from './undo-job.ts'
import {
  alreadyUndone,
  cannotBeUndone,
  mayNotUndo,
  noSuchChangeSet,
  objectRemoved,
  stillOpen,
} from './undo-problems.ts'

/** A large undo has been begun in the background; `runId` names the job. */
export interface UndoBegun {
  runId: string | undefined
}

/** More changed records than this are undone in the background. */
const maxAtOnce = 5_000

/**
 * Undoes a change set of any kind and size: records it made go, values it wrote return to what they were, what it removed comes
 * back. What was changed since, or is needed by others, stays and is reported. Small ones are undone at once, large ones in
 * the background; both in one transaction, so that readers see all of it or nothing.
 *
 * @throws Problem `change-set.not-found`, `change-set.not-allowed`, `change-set.open`, `change-set.undone`, `change-set.final`
 */
export async function undo(ctx: Ctx, changeSetId: string): Promise<UndoReport | UndoBegun> {
  return inTransaction(ctx, async (within) => {
    const { counts } = await claim(within, changeSetId)
    const gone = Object.keys(counts).find((name) => !within.registry.find(name))
    if (gone !== undefined) throw objectRemoved(gone)
    for (const beforeUndo of within.services.rules.beforeUndo)
      await beforeUndo(within, { changeSetId, counts })
    const size = Object.values(counts)
      .flatMap((byEvent) => Object.values(byEvent) as number[])
      .reduce((sum, count) => sum + count, 0)
    if (size <= maxAtOnce) return performUndo(within, changeSetId)
    await sql`update change_set set state = 'undoing' where id = ${changeSetId}`.execute(within.db)
    const { userId, name, kind } = within.actor
    const runId = await within.services.jobs.enqueue(
      undoLargeChangeSet,
      { changeSetId, actor: { kind, userId, name }, size },
      {
        executor: within.db,
        subject: { object: 'changeSet', id: changeSetId },
        createdBy: userId ?? undefined,
      },
    )
    return { runId }
  })
}

interface ClaimedChangeSet {
  kind: string
  label: string
  state: string
  final: boolean
  counts: ChangeCounts
  createdById: string | null
}

/** Locks the change set and makes sure that it may be undone, now and by this actor. */
export async function claim(ctx: Ctx, id: string): Promise<ClaimedChangeSet> {
  const { rows } = await sql<ClaimedChangeSet>`
    select kind, label, state, final, coalesce(counts, '{}') as counts, created_by_id from change_set where id = ${id}
    for no key update`.execute(ctx.db)
  const [found] = rows
  if (!found) throw noSuchChangeSet()
  if (!mayUndo(ctx, found)) throw mayNotUndo()
  if (found.state === 'open') throw stillOpen()
  const undoing = found.state === 'undoing' && (await isBeingUndone(ctx, id))
  if (undoing || found.state === 'undone') throw alreadyUndone(found.state)
  if (found.final) throw cannotBeUndone()
  return found
}

/** A job that was cancelled or given up leaves the change set as it was, to be undone another time. */
async function isBeingUndone(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from job_run
    where subject_object = 'changeSet' and subject_id = ${id} and status in ('queued', 'running')`.execute(
    ctx.db,
  )
  return rows.length > 0
}

/** Whether the actor may undo a change set: any, or those of their own. */
export function mayUndo({ actor }: Ctx, { createdById }: { createdById: string | null }): boolean {
  if (allows(actor, 'changeSet.undo')) return true
  return allows(actor, 'changeSet.undoOwn') && actor.userId !== null && actor.userId === createdById
}

/** Whether an answer of `undo` is that of a background job. */
export const isBegun = (answer: UndoReport | UndoBegun): answer is UndoBegun => 'runId' in answer
