import { sql } from 'kysely'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { collectStale } from '../derived/stale.ts'
import { StaleRecords } from '../derived/stale-records.ts'
import { fetchBack } from './fetch-back.ts'
import { putBack } from './put-back.ts'
import { type MadeBy, removeCreated } from './remove-created.ts'
import { createKeptTable, readKept, type UndoReport } from './report.ts'
import { deleteRevived, reviveDeleted } from './revive-deleted.ts'

interface UndoneChangeSet extends MadeBy {
  label: string
}

/**
 * Undoes a change set that its caller has locked and found fit, in a change set of its own. What it deleted comes back first, then
 * values return, and last goes what it made: so nothing ever points to what is not there.
 *
 * @param progress told how many records are done
 */
export async function performUndo(
  ctx: Ctx,
  changeSetId: string,
  progress: (done: number) => Promise<void> = async () => {},
): Promise<UndoReport> {
  const undone = await readChangeSet(ctx, changeSetId)
  return inChangeSet(ctx, { kind: 'undo', label: `Undid: ${undone.label}` }, async (within) => {
    await createKeptTable(within)
    if (undone.kind === 'merge') await fetchBack(within, changeSetId)
    // What follows from records that will be gone has to be found while they are there.
    within.changeSet.stale = new StaleRecords()
    await collectStale(within, within.changeSet.stale, undone)
    const revived = await reviveDeleted(within, changeSetId)
    const restored = revived + (await putBack(within, changeSetId, undone.kind))
    await progress(restored)
    const gone = await deleteRevived(within, changeSetId)
    const removed = await removeCreated(within, undone, (done) => progress(restored + done))
    const changed = Object.keys(within.changeSet.counts).length > 0
    const report: UndoReport = {
      undoneBy: changed ? within.changeSet.id : null,
      restored,
      removed: gone + removed,
      ...(await readKept(within)),
    }
    await markUndone(within, changeSetId, undone, report)
    return report
  })
}

async function readChangeSet(ctx: Ctx, id: string): Promise<UndoneChangeSet> {
  const { rows } = await sql<UndoneChangeSet>`
    select id, kind, label, coalesce(counts, '{}') as counts from change_set where id = ${id}`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error(`The change set ${id} is there no more.`)
  return found
}

async function markUndone(
  ctx: Ctx,
  id: string,
  { kind }: UndoneChangeSet,
  report: UndoReport,
): Promise<void> {
  const { at } = changeSetOf(ctx)
  // Where everything was kept, nothing was undone; where there was nothing to do (added and removed again), it was.
  const isUndone = report.undoneBy !== null || report.keptCount === 0
  await sql`
    update change_set set report = ${JSON.stringify(report)}, updated_at = ${at}, version = version + 1,
      state = ${isUndone ? 'undone' : 'done'}, undone_at = ${isUndone ? at : null}, undone_by_id = ${report.undoneBy}
    where id = ${id}`.execute(ctx.db)
  if (!report.undoneBy) return
  // Undoing an undo puts what it had undone into force again.
  if (kind === 'undo')
    await sql`
      update change_set set state = 'done', undone_at = null, undone_by_id = null where undone_by_id = ${id}`.execute(
      ctx.db,
    )
  const news = { changeSetId: id, undoneBy: report.undoneBy, report }
  for (const afterUndo of ctx.services.rules.afterUndo) await afterUndo(ctx, news)
}
