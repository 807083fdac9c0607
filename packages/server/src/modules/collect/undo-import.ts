import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { type AfterUndo, type Ctx, undo } from '../../records/index.ts'

/**
 * Takes an import back: what it made goes, what it changed returns, what was edited since stays and is reported. Large ones are undone in the
 * background; the import is `undoing` meanwhile.
 * @throws Problem when it is not done, was undone, or changed nothing
 */
export async function undoImport(ctx: Ctx, importId: string): Promise<void> {
  const { rows } = await sql<{ status: string; changeSetId: string | null }>`
    select status, change_set_id from import where id = ${importId}
  `.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Problem('import.not-found', { status: 404, title: 'There is no such import.' })
  if (found.status !== 'done') throw notDone(found.status)
  if (!found.changeSetId) {
    throw new Problem('import.changed-nothing', {
      status: 409,
      title: 'This import changed nothing, so there is nothing to undo.',
    })
  }
  await sql`update import set status = 'undoing', version = version + 1 where id = ${importId}`.execute(
    ctx.db,
  )
  try {
    await undo(ctx, found.changeSetId)
  } catch (error) {
    await sql`update import set status = 'done' where id = ${importId} and status = 'undoing'`.execute(ctx.db)
    throw error
  }
}

const sentences: Record<string, string> = {
  undone: 'This import was undone already.',
  undoing: 'This import is being undone.',
  failed: 'This import failed and wrote nothing.',
}

const notDone = (status: string) =>
  new Problem('import.not-done', {
    status: 409,
    title: sentences[status] ?? 'This import is still at work.',
    ...(sentences[status] ? {} : { mend: 'Wait until it is done, then undo it.' }),
  })

/** Marks an import as undone, by whichever way its change set was. */
export const markUndone: AfterUndo = async (ctx, { changeSetId }) => {
  await sql`
    update import set status = 'undone', undone_at = ${ctx.services.clock.now()}, version = version + 1
    where change_set_id = ${changeSetId}
  `.execute(ctx.db)
}
