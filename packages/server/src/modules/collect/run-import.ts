import { type Actor, systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import type { JobHandle } from '../../platform/jobs/job.ts'
import { runAlone } from '../../platform/jobs/run-alone.ts'
import { defineJob } from '../../platform/module.ts'
import { Problem } from '../../platform/problem.ts'
import {
  type Ctx,
  changeSetOf,
  ctxFor,
  inChangeSet,
  inTransaction,
  type Services,
  systemCtx,
  withoutIndexes,
} from '../../records/index.ts'
import { customsOf } from './customs.ts'
import { forgetFile } from './forget-files.ts'
import { type AppliedCounts, importKind, type RunnableKind } from './import-kinds.ts'
import type { ImportOptions } from './plan/import-options.ts'
import { type ImportPlan, planImport } from './plan/plan-import.ts'
import { estimateRows } from './staging/estimate-rows.ts'
import { fillRejectedCells } from './staging/fill-rejected-cells.ts'
import { type StagedFile, stageFile } from './staging/stage-file.ts'
import { lookAmongImported } from './twins/look-among-imported.ts'
import { twinsFrom } from './twins/twins-from.ts'

/**
 * Reads a file in. Killed at any moment it goes on where it stopped: rows already staged are not read again, and applying them is one
 * transaction together with the note that it was done, so it happens once or not at all.
 */
export const runImport = defineJob({
  name: 'collect.import',
  schema: z.object({ importId: z.uuid(), fileName: z.string() }),
  label: ({ fileName }) => `Importing ${fileName}`,
  maxAttempts: 6,
  run: ({ importId }, job) => runAlone(job.services.pool, `import ${importId}`, () => runOnce(importId, job)),
})

async function runOnce(importId: string, job: JobHandle<Services>): Promise<void> {
  const found = await loadImport(job.services, importId)
  if (!found || !unfinished.has(found.status)) return
  try {
    await readIn(found, job)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await fail(job.services, importId, error)
  }
  await forgetFile(job.services, found.fileKey)
}

const unfinished = new Set(['queued', 'running'])

/**
 * Runs an import in this process, for the command line. The job that waits for it finds it done, or takes over should this process die.
 */
export async function runImportHere(
  services: Services,
  importId: string,
  tell: (line: string) => void,
): Promise<void> {
  let told = 0
  await runImport.run(
    { importId, fileName: '' },
    {
      services,
      runId: undefined,
      attempt: 1,
      signal: new AbortController().signal,
      log: services.log,
      async progress(done, _total, message) {
        if (done - told >= 50_000 || message !== 'Reading the file')
          tell(`${message ?? ''} ${done > 0 ? done : ''}`.trim())
        told = done
      },
    },
  )
}

interface ImportRow {
  id: string
  fileName: string
  fileKey: string
  kind: string
  status: string
  options: ImportOptions
  createdById: string | null
  createdByName: string | null
}

async function loadImport({ db }: Services, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select import.id, file_name, file_key, kind, status, options, import.created_by_id, app_user.name as created_by_name
    from import left join app_user on app_user.id = import.created_by_id
    where import.id = ${id}
  `.execute(db)
  return rows[0]
}

async function readIn(row: ImportRow, job: JobHandle<Services>): Promise<void> {
  const { services } = job
  const runnable = importKind(row.kind, systemCtx(services, 'Import').registry)
  const path = await services.files.path(row.fileKey)
  const plan = await planImport(path, runnable.kind, row.options, customsOf(services))
  await sql`
    update import set status = 'running', started_at = coalesce(started_at, ${services.clock.now()}) where id = ${row.id}
  `.execute(services.db)
  const staged = await stage(row, runnable, plan, path, job)
  await apply(row, runnable, { ...staged, plan, path }, job)
}

async function stage(
  { id }: ImportRow,
  { kind, staging }: RunnableKind,
  plan: ImportPlan,
  path: string,
  job: JobHandle<Services>,
): Promise<StagedFile> {
  const expected = await estimateRows(path, plan)
  const staged = await stageFile(job.services.pool, id, path, { plan, kind, staging }, async (rows) => {
    job.signal.throwIfAborted()
    await job.progress(rows, expected && Math.max(expected, rows), 'Reading the file')
  })
  await sql`update import set total = ${staged.total} where id = ${id}`.execute(job.services.db)
  await job.progress(staged.total, staged.total, 'Writing records')
  return staged
}

/** Applies the staged rows and notes what became of them, all or nothing. */
async function apply(
  row: ImportRow,
  runnable: RunnableKind,
  { total, rejected, plan, path }: StagedFile & { plan: ImportPlan; path: string },
  job: JobHandle<Services>,
) {
  const { apply: applyRows, staging, indexedAfter } = runnable
  const twins = {
    choice: plan.reading.twins ?? 'create',
    atLeast: twinsFrom(job.services, runnable, row.options),
  }
  const tell = (message: string) => void job.progress(total, total, message).catch(() => undefined)
  const ctx = ctxFor(job.services, importer(row))
  const label = `Imported ${row.fileName}`
  const write = async (inside: Ctx) => {
    const counts = await applyRows(
      inside,
      { id: row.id, fileName: row.fileName, plan, twins, note: () => undefined },
      tell,
    )
    if (counts.rejected > rejected) await fillRejectedCells(inside, { id: row.id, path, plan })
    tell('Working out what follows')
    await finish(inside, row.id, total, counts)
    await lookAmongImported(inside)
    await sql`delete from ${sql.table(staging.table)} where import_id = ${row.id}`.execute(inside.db)
  }
  await inTransaction(ctx, async (within) => {
    const writeAll = () => inChangeSet(within, { kind: 'import', label, source: row.fileName }, write)
    const tables = (await indexedAfter?.(within, row.id)) ?? []
    await (tables.length > 0 ? withoutIndexes(within, tables, writeAll) : writeAll())
  })
}

async function finish(ctx: Ctx, id: string, total: number, counts: AppliedCounts): Promise<void> {
  const changeSet = changeSetOf(ctx)
  const didAnything = Object.keys(changeSet.counts).length > 0
  await sql`
    update import set status = 'done', finished_at = ${ctx.services.clock.now()}, processed = ${total},
      created = ${counts.created}, updated = ${counts.updated}, unchanged = ${counts.unchanged}, rejected = ${counts.rejected},
      counts = ${JSON.stringify(changeSet.counts)}::jsonb, change_set_id = ${didAnything ? changeSet.id : null}::uuid, version = version + 1
    where id = ${id}
  `.execute(ctx.db)
}

/** Writes as whoever started the import; what may be imported was settled when it was started. */
function importer({ createdById, createdByName, fileName }: ImportRow): Actor {
  return {
    kind: createdById ? 'user' : 'system',
    userId: createdById,
    name: createdByName ?? `Import of ${fileName}`,
    role: systemRole,
    teamUserIds: createdById ? [createdById] : [],
  }
}

async function fail({ db, clock }: Services, id: string, problem: Problem): Promise<void> {
  const sentence = [problem.title, problem.mend].filter(Boolean).join(' ')
  await db.transaction().execute(async (within) => {
    for (const table of ['import_line', 'import_record'])
      await sql`delete from ${sql.table(table)} where import_id = ${id}`.execute(within)
    await sql`
      update import set status = 'failed', problem = ${sentence}, finished_at = ${clock.now()}, version = version + 1 where id = ${id}
    `.execute(within)
  })
}
