import { type Actor, systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { uuidV7 } from '../../platform/uuid.ts'
import { type Ctx, ctxFor, inChangeSet, type OpenChangeSet, type Services } from '../../records/index.ts'
import { customsOf } from './customs.ts'
import { type AppliedCounts, importKind, type RunnableKind } from './import-kinds.ts'
import { refuseWithoutRight } from './may-import.ts'
import type { NewImport } from './new-import.ts'
import { type ImportPlan, planImport, refuseLacking } from './plan/plan-import.ts'
import { recallFrom } from './remember-reading.ts'
import { fillRejectedCells } from './staging/fill-rejected-cells.ts'
import { stageFile } from './staging/stage-file.ts'

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
export async function dryRun(services: Services, actor: Actor, wanted: NewImport): Promise<DryRun> {
  const ctx = ctxFor(services, actor)
  const runnable = importKind(wanted.kind, ctx.registry)
  const path = await services.files.path(wanted.fileKey)
  const plan = await planImport(
    path,
    runnable.kind,
    wanted.options,
    customsOf(services),
    recallFrom(services),
  )
  refuseLacking(runnable.kind, plan.mapping)
  refuseWithoutRight(actor, runnable, plan)
  const id = uuidV7()
  try {
    const { total, rejected } = await stageFile(
      services.pool,
      id,
      path,
      { plan, ...runnable },
      async () => undefined,
    )
    return {
      total,
      ...(await applyAndTakeBack(ctx, runnable, { id, path, plan, rejected, fileName: wanted.fileName })),
    }
  } finally {
    await forgetStaged(services, id)
  }
}

interface Staged {
  id: string
  path: string
  plan: ImportPlan
  rejected: number
  fileName: string
}

/** Carries what was found out of the transaction that it rolls back. */
class TakenBack {
  readonly found: Omit<DryRun, 'total'>

  constructor(found: Omit<DryRun, 'total'>) {
    this.found = found
  }
}

async function applyAndTakeBack(
  ctx: Ctx,
  { apply }: RunnableKind,
  staged: Staged,
): Promise<Omit<DryRun, 'total'>> {
  const notes: string[] = []
  const note = (sentence: string) => void notes.push(sentence)
  const asSystem = ctxFor(ctx.services, { ...ctx.actor, role: systemRole })
  try {
    await inChangeSet(asSystem, { kind: 'import', label: 'Dry run' }, async (inside) => {
      const { id, plan, fileName } = staged
      const counts = await apply(inside, { id, fileName, plan, note }, () => undefined)
      if (counts.rejected > staged.rejected) await fillRejectedCells(inside, staged)
      const rejectedRows = await firstRejected(inside, id)
      throw new TakenBack({ ...counts, notes, rejectedRows, counts: inside.changeSet.counts })
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.found
    throw error
  }
  throw new RangeError('A dry run always ends by taking everything back.')
}

async function firstRejected({ db }: Ctx, id: string): Promise<DryRun['rejectedRows']> {
  const { rows } = await sql<DryRun['rejectedRows'][number]>`
    select row_number, cells, problems from import_rejected where import_id = ${id} order by row_number limit ${shownRejected}
  `.execute(db)
  return rows
}

const stagingTables = ['import_line', 'import_record', 'import_rejected']

async function forgetStaged({ db }: Services, id: string): Promise<void> {
  for (const table of stagingTables)
    await sql`delete from ${sql.table(table)} where import_id = ${id}`.execute(db)
}

/** Removes what dry runs left behind that were cut off. Ids begin with the time they were made at. */
export async function forgetCutOff({ db }: Services, before: Date): Promise<void> {
  const start = before.getTime().toString(16).padStart(12, '0')
  const oldest = `${start.slice(0, 8)}-${start.slice(8)}-7000-8000-000000000000`
  for (const table of stagingTables)
    await sql`
      delete from ${sql.table(table)} as row
      where import_id < ${oldest}::uuid and not exists (select from import where import.id = row.import_id)
    `.execute(db)
}
