import { company, contact, order } from '@regulars/model'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { startWorker } from '../platform/jobs/worker.ts'
import { inChangeSet } from './change-sets/in-change-set.ts'
import { insertRecords } from './change-sets/insert-records.ts'
import { recordEngine } from './engine.ts'
import { changedIds } from './reactions/changed-ids.ts'
import { get } from './read/get.ts'
import type { ChangeNews } from './rules.ts'
import { testRecords } from './testing.ts'
import { isBegun, undo } from './undo/undo.ts'
import { bulkWriteLater } from './write/bulk-job.ts'
import { create } from './write/create.ts'
import { remove } from './write/remove.ts'
import { update } from './write/update.ts'

const heard: Array<ChangeNews & { ids: string[] }> = []
let failuresLeft = 0

const records = await testRecords([
  {
    name: 'listener',
    uses: [],
    derivations: [
      {
        name: 'listener.placed-on',
        object: 'order',
        fields: ['placedOn'],
        sources: [{ object: 'order', self: true }],
        compute: ({ setting }, ids) => sql`
          select id, (placed_at at time zone ${setting.timeZone})::date as placed_on from "order" where id in (${ids})`,
      },
    ],
    on: {
      'company.created': async (ctx, news) => {
        const { rows } = await sql<{
          id: string
        }>`select id from (${changedIds(ctx, news)}) as changed`.execute(ctx.db)
        heard.push({ ...news, ids: rows.map(({ id }) => id) })
      },
      'company.removed': async (_ctx, news) => {
        heard.push({ ...news, ids: [] })
      },
      'company.updated': async () => {
        if (failuresLeft-- > 0) throw new Error('Not this time.')
        heard.push({ changeSetId: '', object: 'company', event: 'updated', count: 1, ids: [] })
      },
    },
  },
])
const { ctx, services, db, pool, settings } = records

const worker = await startWorker({
  services,
  jobs: services.jobs,
  log: services.log,
  pool,
  settings,
  definitions: [...recordEngine.jobs],
})
afterAll(() => worker.stop())

describe('reactions', () => {
  test('are told of a change once it is there, with the records as a query', async () => {
    const id = await create(ctx, company, { name: 'News' })
    await expect
      .poll(() => heard)
      .toMatchObject([{ object: 'company', event: 'created', count: 1, ids: [id] }])
    await remove(ctx, company, id)
    await expect.poll(() => heard.at(-1)).toMatchObject({ event: 'removed', count: 1 })
  })

  test('hear nothing of what was rolled back, nor of what nobody wants to know', async () => {
    heard.length = 0
    const attempt = inChangeSet(ctx, { label: 'Given up' }, async (within) => {
      await create(within, company, { name: 'Never' })
      throw new Error('stop')
    })
    await expect(attempt).rejects.toThrow('stop')
    await create(ctx, contact, { name: 'Nobody listens' })
    const { rows } = await sql`select from graphile_worker._private_jobs`.execute(db)
    expect([rows.length, heard.length]).toEqual([0, 0])
  })

  test('that fail are tried again', async () => {
    heard.length = 0
    failuresLeft = 1
    const id = await create(ctx, company, { name: 'Twice' })
    await update(ctx, company, id, { city: 'Y' })
    await expect.poll(() => failuresLeft, { timeout: 5000 }).toBe(0)
    await sql`update graphile_worker._private_jobs set run_at = now()`.execute(db)
    await expect
      // Reactions wait for nobody: the one that failed may come before or after the other.
      .poll(() => heard.map(({ event }) => event).sort(), { timeout: 10_000 })
      .toEqual(['created', 'updated'])
  })
})

test('a changed time zone moves the days that orders count for', async () => {
  recordEngine.start?.(services)
  const id = await create(ctx, order, { placedAt: '2026-01-10T23:30:00Z', currency: 'EUR' })
  const day = async () => (await get(ctx, order, id)).placedOn
  expect(await day()).toBe('2026-01-10')
  await services.settings.set({ timeZone: 'Asia/Tokyo' }, { userId: null, at: services.clock.now() })
  await expect.poll(day, { timeout: 10_000 }).toBe('2026-01-11')
})

describe('large changes', () => {
  const many = 5_100

  async function makeMany(city: string): Promise<string> {
    return inChangeSet(ctx, { kind: 'import', label: 'Many' }, async (within) => {
      await insertRecords(within, contact, {
        select: sql`select 'Person ' || n as name, ${city}::text as city from generate_series(1, ${many}) as n`,
        columns: ['name', 'city'],
      })
      return within.changeSet.id
    })
  }

  const countIn = async (city: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from contact where city = ${city}`.execute(db)
    return rows[0]?.count
  }

  const isDone = async (runId: string | undefined) => (await services.jobs.runs.get(runId!))?.status

  test('are made in the background, in one change set', async () => {
    const made = await makeMany('Before')
    const filter = { field: 'city', op: 'is', value: 'Before' }
    const runId = await inChangeSet(ctx, { label: 'Ask' }, (within) =>
      bulkWriteLater(within, contact, { filter }, { city: 'After' }),
    )
    await expect.poll(() => isDone(runId), { timeout: 20_000 }).toBe('done')
    expect(await countIn('After')).toBe(many)
    const { rows } = await sql<{ id: string; counts: unknown }>`
      select id, counts from change_set where label like 'Changed city of % people'`.execute(db)
    expect(rows).toMatchObject([{ counts: { contact: { updated: many } } }])

    const edits = await undo(ctx, rows[0]!.id)
    await expect.poll(() => isDone(isBegun(edits) ? edits.runId : ''), { timeout: 20_000 }).toBe('done')
    expect(await countIn('Before')).toBe(many)

    const making = await undo(ctx, made)
    await expect.poll(() => isDone(isBegun(making) ? making.runId : ''), { timeout: 20_000 }).toBe('done')
    expect(await countIn('Before')).toBe(0)
  }, 60_000)
})
