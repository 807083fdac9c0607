import { type Actor, systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { uuidV7 } from '../../platform/uuid.ts'
import { type Ctx, ctxFor, inChangeSet, type OpenChangeSet, type Services } from '../../records/index.ts'
import { customsOf } from './customs.ts'
import { importKind, type RunnableKind } from './import-kinds.ts'
import { refuseWithoutRight } from './may-import.ts'
import type { NewImport } from './new-import.ts'
import { type ImportPlan, planImport, refuseLacking } from './plan/plan-import.ts'
import { recallFrom } from './remember-reading.ts'
import { type StagedFile, stageFile } from './staging/stage-file.ts'
import { refuseTwins } from './twins/refuse-twins.ts'
import { twinsFrom } from './twins/twins-from.ts'
import type { TwinsToTake } from './twins/twins-to-take.ts'

/** An import that waits to be applied and taken back. */
export interface TriedImport {
  runnable: RunnableKind
  staged: StagedFile & { id: string; path: string; plan: ImportPlan; fileName: string }
  twins: TwinsToTake
}

/**
 * Stages a file as its import would, does `work` in a change set of the system, and takes back whatever that did before anybody sees it.
 * @throws Problem as `startImport` does
 */
export async function tryImport<T>(
  services: Services,
  actor: Actor,
  wanted: NewImport,
  work: (inside: Ctx & { changeSet: OpenChangeSet }, tried: TriedImport) => Promise<T>,
): Promise<T> {
  const runnable = importKind(wanted.kind, ctxFor(services, actor).registry)
  refuseTwins(runnable.kind, wanted.options)
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
    const counts = await stageFile(services.pool, id, path, { plan, ...runnable }, async () => undefined)
    const staged = { id, path, plan, fileName: wanted.fileName, ...counts }
    const twins: TwinsToTake = {
      choice: plan.reading.twins ?? 'create',
      atLeast: twinsFrom(services, runnable, wanted.options),
    }
    return await takenBack(ctxFor(services, { ...actor, role: systemRole }), (inside) =>
      work(inside, { runnable, staged, twins }),
    )
  } finally {
    await forgetStaged(services, id)
  }
}

/** Carries what was found out of the transaction that it rolls back. */
class TakenBack<T> {
  readonly found: T

  constructor(found: T) {
    this.found = found
  }
}

async function takenBack<T>(
  ctx: Ctx,
  work: (inside: Ctx & { changeSet: OpenChangeSet }) => Promise<T>,
): Promise<T> {
  try {
    await inChangeSet(ctx, { kind: 'import', label: 'Dry run' }, async (inside) => {
      throw new TakenBack(await work(inside))
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.found as T
    throw error
  }
  throw new RangeError('A dry run always ends by taking everything back.')
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
