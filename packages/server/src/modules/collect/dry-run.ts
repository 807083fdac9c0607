import type { Actor } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx, OpenChangeSet, Services } from '../../records/index.ts'
import type { AppliedCounts } from './import-kinds.ts'
import type { NewImport } from './new-import.ts'
import { fillRejectedCells } from './staging/fill-rejected-cells.ts'
import { tryImport } from './try-import.ts'

/** What an import would do, exactly. */
export interface DryRun extends AppliedCounts {
  /** Rows read: the sum of created, updated, unchanged and rejected. */
  total: number
  /** The first rows that would be rejected, as they are read, each with what is wrong with it. */
  rejectedRows: Array<{ rowNumber: number; cells: string[]; problems: string[] }>
  /** What would not be kept of rows that come in. */
  notes: string[]
  /** Records that would be made and changed, by object: a line of sales makes several. */
  counts: OpenChangeSet['counts']
}

const shownRejected = 100

/**
 * Does the import and takes it back before anybody sees it: the counts are those of the import because it is the import. Costs as much time as that.
 * @throws Problem as `startImport` does
 */
export function dryRun(services: Services, actor: Actor, wanted: NewImport): Promise<DryRun> {
  return tryImport(services, actor, wanted, async (inside, { runnable, staged, twins }) => {
    const notes: string[] = []
    const note = (sentence: string) => void notes.push(sentence)
    for (const [label, count] of staged.emptied)
      note(
        `${label}: ${count === 1 ? 'one cell that cannot be read is' : `${count} cells that cannot be read are`} left empty.`,
      )
    const counts = await runnable.apply(inside, { ...staged, twins, note }, () => undefined)
    if (counts.rejected > staged.rejected) await fillRejectedCells(inside, staged)
    return {
      total: staged.total,
      ...counts,
      notes,
      rejectedRows: await firstRejected(inside, staged.id),
      counts: inside.changeSet.counts,
    }
  })
}

async function firstRejected({ db }: Ctx, id: string): Promise<DryRun['rejectedRows']> {
  const { rows } = await sql<DryRun['rejectedRows'][number]>`
    select row_number, cells, problems from import_rejected where import_id = ${id} order by row_number limit ${shownRejected}
  `.execute(db)
  return rows
}
