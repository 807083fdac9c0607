import { addDays, dayAt, systemRole } from '@regulars/model'
import { sql } from 'kysely'
import { z } from 'zod'
import type { JobHandle } from '../../platform/jobs/job.ts'
import { defineJob } from '../../platform/module.ts'
import {
  type Ctx,
  ctxFor,
  finishBulkChangeSet,
  inBulkChunk,
  inTransaction,
  openBulkChangeSet,
  type Services,
  withoutIndexes,
} from '../../records/index.ts'
import { type SampleCustomer, type SampleSize, sampleCustomers } from './make-customers.ts'
import { writeCatalogue } from './write-catalogue.ts'
import { writeContracts } from './write-contracts.ts'
import { writeCustomers } from './write-customers.ts'
import { writeLeads } from './write-leads.ts'

/** Size and seed of a sample business. */
export const sampleSize = z.strictObject({
  customers: z.int().min(1).max(5_000_000).default(5000),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .default(7),
})

const customersAtOnce = 1000
const changeSetLabel = 'Sample business Kaffa'

/**
 * Fills the database with the sample business: one change set, so it can be undone like an import. Killed in the middle, it goes on with the first customer who
 * is not there yet; the same seed makes the same people.
 */
export const makeSample = defineJob({
  name: 'sample.make',
  schema: sampleSize.extend({ until: z.string(), userId: z.uuid().nullable() }),
  label: () => 'Making the sample business',
  queue: 'sample.make',
  async run({ customers, seed, until, userId }, job) {
    const ctx = ctxFor(job.services, {
      kind: 'system',
      userId,
      name: changeSetLabel,
      role: systemRole,
      teamUserIds: [],
    })
    const atOnce = customers >= loadedFrom && (await isEmpty(ctx))
    const make = (within: Ctx) => makeAll(within, { customers, seed, until }, job)
    await (atOnce
      ? inTransaction(ctx, (within) => withoutIndexes(within, tables, () => make(within)))
      : make(ctx))
  },
})

/**
 * From so many customers on, an empty business is filled in one transaction and its indexes are made at the end. Smaller ones come by and by, while people
 * look on.
 */
const loadedFrom = 20_000
const tables = ['company', 'contact', 'consent', 'order', 'order_line', 'touchpoint', 'identifier']

async function isEmpty({ db }: Ctx): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from contact) and not exists (select from "order")
      and not exists (select from touchpoint) and not exists (select from company) as empty`.execute(db)
  return rows[0]!.empty
}

async function makeAll(ctx: Ctx, size: SampleSize, job: JobHandle<Services>): Promise<void> {
  const { customers } = size
  const begun = await openSample(ctx)
  const changeSetId =
    begun ??
    (await openBulkChangeSet(ctx, { kind: 'import', label: changeSetLabel, source: 'Sample business' }))
  const ids = await inBulkChunk(ctx, changeSetId, writeCatalogue)
  let done = 0
  for (const chunk of chunks(sampleCustomers(size))) {
    job.signal.throwIfAborted()
    await inBulkChunk(ctx, changeSetId, async (inside) => {
      if (!(begun && (await isThere(inside, chunk[0]!)))) await writeCustomers(inside, chunk, ids)
    })
    done += chunk.length
    await job.progress(done, customers, 'Inviting customers')
  }
  await inBulkChunk(ctx, changeSetId, writeLeads)
  await inBulkChunk(ctx, changeSetId, (inside) => writeContracts(inside, size.until, ids))
  await job.progress(customers, customers, 'Adding up')
  await finishBulkChangeSet(ctx, changeSetId)
}

/** The last day of the business: yesterday, so that every order lies in the past. */
export const sampleUntil = ({ clock, settings }: Services): string =>
  addDays(dayAt(clock.now(), settings.get('timeZone')), -1)

async function openSample({ db }: Ctx): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from change_set where state = 'open' and label = ${changeSetLabel} order by created_at desc limit 1`.execute(
    db,
  )
  return rows[0]?.id
}

async function isThere({ db }: Ctx, { key }: SampleCustomer): Promise<boolean> {
  const { rows } = await sql`
    select from contact where lower(customer_number) = lower(${key}) and deleted_at is null`.execute(db)
  return rows.length > 0
}

function* chunks(customers: Iterable<SampleCustomer>): Generator<SampleCustomer[]> {
  let chunk: SampleCustomer[] = []
  for (const customer of customers) {
    chunk.push(customer)
    if (chunk.length < customersAtOnce) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
