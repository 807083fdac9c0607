import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob, defineModule } from '../platform/module.ts'
import { settingsTopic } from '../platform/settings.ts'
import { type Services, systemCtx } from './context.ts'
import { proveDerived } from './derived/prove.ts'
import { carryOver } from './duplicates/carry-over.ts'
import { scanDuplicates } from './duplicates/run-scan.ts'
import { scanCommand } from './duplicates/scan-command.ts'
import { forgetFiles } from './files/forget-files.ts'
import { addFileRoutes } from './http/file-routes.ts'
import { keptForMs } from './http/idempotency.ts'
import { addReadRoutes } from './http/read-routes.ts'
import { addShapeRoutes } from './http/shape-routes.ts'
import { addWriteRoutes } from './http/write-routes.ts'
import { reactToChangeSet, runReaction } from './reactions/react-jobs.ts'
import { alignIndexes } from './shape/align-indexes.ts'
import { changeKindJob } from './shape/change-kind-job.ts'
import { fillComputed } from './shape/fill-computed.ts'
import { followUndo } from './shape/follow-undo.ts'
import { fillIdentifiers } from './shape/identifiers.ts'
import { alignSortIndexes, dropUnusedSortIndexes } from './sort-indexes/align-sort-indexes.ts'
import { undoLargeChangeSet } from './undo/undo-job.ts'
import { bulkWrite } from './write/bulk-job.ts'
import { purgeOld } from './write/purge-old.ts'

const nothing = z.strictObject({})

/** Proves every night, and after a change of settings, that what follows from other records does so; repairs what does not. */
const proveAllDerived = defineJob({
  name: 'records.prove-derived',
  schema: nothing,
  cron: '17 2 * * *',
  maxAttempts: 3,
  async run(_, job) {
    const repairs = await proveDerived(systemCtx(job.services, 'Nightly proof'), async () => {
      job.signal.throwIfAborted()
    })
    // At night nothing should be found: it would mean that something wrote past the record engine.
    if (Object.keys(repairs).length > 0) job.log.warn({ repairs }, 'Computed values were brought up to date.')
  },
})

/** Settings by which columns are computed: a day begins elsewhere, other orders count as revenue. */
const computedBy: readonly string[] = ['timeZone', 'currency']

/** Computes everything anew when a setting it depends on has changed. Every process hears of it; the key makes it one job. */
function followSettings({ live, jobs, log }: Services): void {
  live.subscribe(({ topic, payload }) => {
    const keys = topic === settingsTopic ? ((payload as { keys?: string[] } | null)?.keys ?? []) : []
    if (!keys.some((key) => computedBy.includes(key))) return
    jobs.enqueue(proveAllDerived, {}, { key: proveAllDerived.name }).catch((error: unknown) => {
      log.error(
        { err: error },
        'Computed values could not be brought up to date; the nightly proof will do it.',
      )
    })
  })
}

/** Forgets the answers to repeatable requests when their day is over. */
const forgetAnswers = defineJob({
  name: 'records.forget-answers',
  schema: nothing,
  cron: '41 * * * *',
  async run(_, { services }) {
    const expired = new Date(services.clock.now().getTime() - keptForMs)
    await sql`delete from idempotent_answer where created_at < ${expired}`.execute(services.db)
  },
})

/** The record engine as a part of the product: the routes of all objects, and the work it does in the background. */
export const recordEngine = defineModule({
  name: 'records',
  uses: [],
  routes(app, services) {
    addReadRoutes(app, services)
    addWriteRoutes(app, services)
    addShapeRoutes(app, services)
    addFileRoutes(app, services)
  },
  start: followSettings,
  jobs: [
    reactToChangeSet,
    runReaction,
    undoLargeChangeSet,
    bulkWrite,
    scanDuplicates,
    proveAllDerived,
    forgetAnswers,
    alignIndexes,
    alignSortIndexes,
    dropUnusedSortIndexes,
    fillComputed,
    fillIdentifiers,
    changeKindJob,
    purgeOld,
    forgetFiles,
  ],
  commands: [scanCommand],
  on: { 'mergedRecord.created': carryOver },
  afterUndo: followUndo,
})
