import type { Actor } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { uuidV7 } from '../../platform/uuid.ts'
import { ctxFor, type Services } from '../../records/index.ts'
import { customsOf } from './customs.ts'
import { importKind } from './import-kinds.ts'
import { refuseWithoutRight } from './may-import.ts'
import type { NewImport } from './new-import.ts'
import { type ImportKind, matchChoices } from './plan/import-kind.ts'
import type { ImportOptions } from './plan/import-options.ts'
import { type ImportPlan, planImport, refuseLacking } from './plan/plan-import.ts'
import { recallFrom, rememberReading } from './remember-reading.ts'
import { runImport } from './run-import.ts'
import { refuseTwins } from './twins/refuse-twins.ts'
import { twinsFrom } from './twins/twins-from.ts'

/**
 * Checks that the file can be read as wanted, notes the import and starts it in the background. All that was detected is written down, so that
 * reading it again after a crash reads it the same way.
 * @returns the id of the import
 * @throws Problem when the file or the mapping will not do; nothing has been written then
 */
export async function startImport(services: Services, actor: Actor, wanted: NewImport): Promise<string> {
  const runnable = importKind(wanted.kind, ctxFor(services, actor).registry)
  const { kind } = runnable
  refuseMatch(kind, wanted.options)
  refuseTwins(kind, wanted.options)
  const plan = await planImport(
    await services.files.path(wanted.fileKey),
    kind,
    wanted.options,
    customsOf(services),
    recallFrom(services),
  )
  refuseLacking(kind, plan.mapping)
  refuseWithoutRight(actor, runnable, plan)
  const id = uuidV7()
  await services.db.transaction().execute(async (db) => {
    await sql`
      insert into import (id, file_name, kind, status, options, file_key, created_by_id, created_at, updated_at)
      values (${id}, ${wanted.fileName.slice(0, 300)}, ${wanted.kind}, 'queued', ${JSON.stringify({ ...settled(wanted.options, plan), twinsFrom: twinsFrom(services, runnable, wanted.options), fileColumns: plan.fileColumns })}::jsonb,
        ${wanted.fileKey}, ${actor.userId}, ${services.clock.now()}, ${services.clock.now()})
    `.execute(db)
    await rememberReading(db, actor, services.clock.now(), { ...wanted, plan })
    await services.jobs.enqueue(
      runImport,
      { importId: id, fileName: wanted.fileName },
      {
        executor: db,
        key: `import:${id}`,
        subject: { object: 'import', id },
        ...(actor.userId ? { createdBy: actor.userId } : {}),
      },
    )
  })
  return id
}

/** What was detected, as options: the same file is read by them in the same way. */
function settled({ fresh: _fresh, ...given }: ImportOptions, plan: ImportPlan): ImportOptions {
  const { format, mapping, setting, reading } = plan
  return {
    ...given,
    mapping,
    fixes: [...reading.fixes],
    ...(reading.match ? { match: [...reading.match] } : {}),
    ...(reading.mode ? { mode: reading.mode } : {}),
    ...(reading.twins ? { twins: reading.twins } : {}),
    hasHeader: format.hasHeader,
    skipRows: format.skipRows,
    delimiter: format.delimiter,
    ...(format.columnsAt ? { columnsAt: [...format.columnsAt] } : {}),
    ...(format.columns ? { columns: [...format.columns] } : {}),
    encoding: format.encoding,
    decimal: setting.decimal,
    currency: setting.currency,
    dateFormat: setting.dateOrder.toUpperCase(),
  }
}

function refuseMatch(kind: ImportKind, { match }: ImportOptions): void {
  const unknown = match?.find((key) => !matchChoices(kind).includes(key))
  if (unknown === undefined) return
  throw new Problem('import.bad-match', {
    status: 422,
    title: `“${unknown}” is no field to recognise records by.`,
    mend: `Fields are ${matchChoices(kind).join(', ')}.`,
    field: 'match',
  })
}
