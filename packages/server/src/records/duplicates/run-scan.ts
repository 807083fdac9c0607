import type { LinkageModel } from '@regulars/analytics'
import type { ComparedField, ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { to as copyTo } from 'pg-copy-streams'
import { z } from 'zod'
import type { PoolClient } from '../../platform/database/connect.ts'
import type { JobHandle } from '../../platform/jobs/job.ts'
import { runAlone } from '../../platform/jobs/run-alone.ts'
import { defineJob } from '../../platform/module.ts'
import { recordsTopic } from '../change-sets/in-change-set.ts'
import type { Services } from '../context.ts'
import { systemCtx } from '../context.ts'
import { findPairs, judgeAll, learnFrom, type PairsToJudge } from './find-pairs.ts'
import { type FoundPair, type JudgeThread, startJudge } from './judge-apart.ts'
import { mergeBySetting } from './merge-by-setting.ts'
import { keepNamed } from './name-together.ts'
import { pairLines, type RunSql, recordsThere } from './scan-tables.ts'
import { comparedFields } from './twin-sql.ts'

interface ScanRow {
  id: string
  object: string
  changeSetId: string | null
  status: string
}

/**
 * Looks for records that are one and the same: SQL finds the pairs worth comparing, a thread learns from a sample of them and judges all as they stream
 * by, so memory stays flat at any size. What was found replaces what earlier scans found as it comes; killed, it begins again.
 */
export const scanDuplicates = defineJob({
  name: 'records.scan-duplicates',
  schema: z.strictObject({ scanId: z.uuid(), label: z.string() }),
  label: ({ label }) => `Looking for duplicates among ${label}`,
  maxAttempts: 3,
  queue: 'records.scan-duplicates',
  run: ({ scanId }, job) =>
    runAlone(job.services.pool, `duplicate scan ${scanId}`, async () => {
      const { db } = job.services
      const { rows } = await sql<ScanRow>`
        select id, object, change_set_id as "changeSetId", status from duplicate_scan where id = ${scanId}`.execute(
        db,
      )
      const [row] = rows
      if (!row || row.status === 'done') return
      await sql`update duplicate_scan set status = 'running' where id = ${scanId}`.execute(db)
      await scan(row, job).catch(async (error: Error) => {
        await sql`
          update duplicate_scan set status = 'failed', problem = ${error.message} where id = ${scanId}`.execute(
          db,
        )
        throw error
      })
      // Open screens ask again what waits.
      await job.services.live.publish(recordsTopic, { object: row.object, ids: null })
    }),
})

async function scan(row: ScanRow, job: JobHandle<Services>): Promise<void> {
  const { services } = job
  const object = systemCtx(services, 'Duplicate scan').registry.object(row.object)
  const fields = comparedFields(object)
  const judge = startJudge(
    fields.map(({ key, comparing }) => ({ key, comparing })),
    job.signal,
  )
  const client = await services.pool.connect()
  try {
    const run: RunSql = async <R>(statement: string) => (await client.query(statement)).rows as R[]
    await run("set work_mem = '128MB'")
    const prepared = await findAll(run, { row, object, fields, job })
    const model = await learnFrom(run, judge, fields, prepared)
    await job.progress(0, prepared.pairs, 'Comparing')
    const found = await judgeThem(client, judge, { row, pairs: prepared.pairs, job })
    await finish(services, row, { ...prepared, model, found })
  } finally {
    // The temporary tables go with the connection.
    client.release(true)
    await judge.close()
  }
  const merged = row.changeSetId ? 0 : await mergeBySetting(services, object, job)
  await sql`
    update duplicate_scan set status = 'done', merged = ${merged}, finished_at = ${services.clock.now()} where id = ${row.id}`.execute(
    services.db,
  )
}

interface Scanned {
  row: ScanRow
  object: ObjectDefinition
  fields: readonly ComparedField[]
  job: JobHandle<Services>
}

function findAll(run: RunSql, { row, object, fields, job }: Scanned): Promise<PairsToJudge> {
  const asked = row.changeSetId ? `source.change_set_id = '${row.changeSetId}'` : 'true'
  return findPairs(run, {
    fields,
    records: recordsThere(object, fields, asked),
    onlyAsked: row.changeSetId !== null,
    async onStep(label) {
      job.signal.throwIfAborted()
      await job.progress(0, undefined, label)
    },
  })
}

/** Bytes of pairs that are judged at a time. */
const pieceBytes = 2_000_000

/** Streams all pairs through the thread, as COPY writes them. */
async function judgeThem(
  client: PoolClient,
  judge: JudgeThread,
  { row, pairs, job }: Pick<Scanned, 'row' | 'job'> & { pairs: number },
): Promise<number> {
  const stream = client.query(copyTo(`copy (${pairLines}) to stdout`))
  return judgeAll(judge, piecesOf(stream), {
    async onPiece(seen) {
      job.signal.throwIfAborted()
      await job.progress(seen, pairs, 'Comparing')
    },
    keep: (found) => keep(job.services, row, found),
  })
}

/** Whole lines, about `pieceBytes` at a time. */
async function* piecesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    waiting.push(piece)
    size += piece.length
    if (size < pieceBytes) continue
    const all = Buffer.concat(waiting)
    const end = all.lastIndexOf(10) + 1
    if (end > 0) yield all.subarray(0, end)
    waiting = [all.subarray(end)]
    size = waiting[0]!.length
  }
  if (size > 0) yield Buffer.concat(waiting)
}

async function keep({ db }: Services, { id, object }: ScanRow, found: readonly FoundPair[]): Promise<void> {
  if (found.length === 0) return
  const column = (key: keyof FoundPair) => found.map((pair) => pair[key])
  await sql`
    insert into duplicate_candidate (object, first_id, second_id, probability, evidence, scan_id)
    select ${object}, least(first, second), greatest(first, second), probability, evidence, ${id}
    from unnest(${column('first')}::uuid[], ${column('second')}::uuid[], ${column('probability')}::float8[], ${column('evidence')}::jsonb[])
      as found (first, second, probability, evidence)
    on conflict (first_id, second_id) do update
      set probability = excluded.probability, evidence = excluded.evidence, scan_id = excluded.scan_id, carried_by = null`.execute(
    db,
  )
}

/** What earlier scans found and this one did not is no candidate any more; a scan of one import says nothing of the others. */
async function finish(
  { db }: Services,
  { id, object, changeSetId }: ScanRow,
  { records, pairs, model, found }: { records: number; pairs: number; model: LinkageModel; found: number },
): Promise<void> {
  await db.transaction().execute(async (within) => {
    if (changeSetId === null) {
      await keepNamed(object, id).execute(within)
      await sql`
        delete from duplicate_candidate where object = ${object} and scan_id <> ${id} and carried_by is null`.execute(
        within,
      )
    }
    await sql`
      update duplicate_scan set records = ${records}, compared = ${pairs}, found = ${found}, model = ${JSON.stringify(model)}::jsonb
      where id = ${id}`.execute(within)
  })
  await sql`analyze duplicate_candidate`.execute(db)
}
