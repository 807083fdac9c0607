/** What must hold at any time, whatever was done to the product: asked of the database past all code of ours. */
import { eventually } from './eventually.ts'
import { hurry } from './jobs.ts'
import type { Round } from './round.ts'

type Counts = Record<string, number>

/** Work that waits or goes on, in words; what is to be done later, and was not tried yet, is at rest. */
const openWork = `
  select 'job ' || identifier || ', attempt ' || attempts || coalesce(', ' || last_error, '') as what
  from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = task_id
  where locked_at is not null or (attempts < max_attempts and (attempts > 0 or run_at <= now() + interval '5 seconds'))
  union all
  select 'run “' || label || '”, ' || status from job_run
  where status = 'running' or (status = 'queued' and not exists (
    select from graphile_worker._private_jobs as later
    where later.payload ->> 'runId' = job_run.id::text and attempts = 0 and run_at > now() + interval '5 seconds'))`

const failedWork = `select label || ': ' || coalesce(error, 'no reason') as what from job_run where status = 'failed'`

/** Each counts what must not be. */
const faulty: Record<string, string> = {
  'jobs that are given up': `select count(*) from graphile_worker._private_jobs where attempts >= max_attempts and locked_at is null`,
  'change sets left open': `select count(*) from change_set where state in ('open', 'undoing')`,
  'changes without a change set': `select count(*) from change where not exists (select from change_set where change_set.id = change.change_set_id)`,
  'records made without their change set': `
    select count(*) from (
      select change_set_id from contact union select change_set_id from "order" union select change_set_id from order_line union select change_set_id from product
    ) as made where change_set_id is not null and not exists (select from change_set where change_set.id = made.change_set_id)`,
  'change sets with other counts than changes': `
    select count(*) from change_set as own, jsonb_each(own.counts) as said (object, counts)
    where own.state = 'done' and own.kind in ('bulkEdit', 'api', 'edit') and said.object in ('contact', 'note')
      and coalesce((said.counts ->> 'updated')::integer, 0) + coalesce((said.counts ->> 'removed')::integer, 0)
        <> (select count(*) from change where change_set_id = own.id and change.object = said.object and op in ('update', 'remove'))`,
  'orders that are not the sum of their lines': `
    select count(*) from "order" where line_count > 0
      and total <> (select sum(amount) from order_line where order_id = "order".id and deleted_at is null)`,
  'people whose revenue is not that of their orders': `
    select count(*) from contact left join (
      select contact_id, sum(total) as total from "order" where status = 'placed' and deleted_at is null group by contact_id
    ) as bought on bought.contact_id = contact.id
    where contact.deleted_at is null and contact.revenue <> coalesce(bought.total, 0)`,
  'orders of people in the bin': `
    select count(*) from "order" join contact on contact.id = contact_id where contact.deleted_at is not null and "order".deleted_at is null`,
  'mails sent that nobody remembers, or twice': `
    select count(*) from message where status = 'sent' and 1 <> (
      select count(*) from touchpoint where type = 'message.sent' and touchpoint.contact_id = message.contact_id
        and about ->> 'id' = message.id::text)`,
}

/** Waits until nothing is going on any more, and holds everything against the laws. */
export async function checkLaws(round: Round): Promise<void> {
  const { shop, told } = round
  round.expect('processes that ended by themselves', shop.ownEnds(), [])
  let open: { what: string }[] = []
  await eventually(
    `all work came to rest (${told()})`,
    async () => {
      await hurry(shop)
      open = await shop.rows(openWork)
      return open.length === 0 || undefined
    },
    { patienceMs: 180_000, everyMs: 150 },
  ).catch((error: Error) => {
    throw new Error(`${error.message} Open: ${open.map(({ what }) => what).join('; ')}`)
  })
  round.expect('work that failed', await shop.rows(failedWork), [])
  for (const [what, query] of Object.entries(faulty)) {
    const [found] = await shop.rows<Counts>(query)
    round.expect(what, found!.count, 0)
  }
}

/**
 * Looks through every table and index with PostgreSQL's own amcheck: damaged pages, entries that are missing, order that is wrong.
 * The extension is taken out again, so that backups hold what they would hold anywhere.
 */
export async function checkStorage(round: Round): Promise<void> {
  const { shop } = round
  const [there] = await shop.rows<Counts>(
    `select count(*) from pg_available_extensions where name = 'amcheck'`,
  )
  if (there!.count === 0) return round.note('amcheck is not there')
  await shop.rows('create extension if not exists amcheck')
  try {
    await shop.rows(`
      select bt_index_check(index => indexrelid, heapallindexed => true) from pg_index
      join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam join pg_namespace on pg_namespace.oid = relnamespace
      where amname = 'btree' and relkind = 'i' and relpersistence = 'p' and indisvalid and nspname in ('public', 'graphile_worker')`)
    const damaged = await shop.rows(`
      select relname, found.* from pg_class join pg_namespace on pg_namespace.oid = relnamespace,
        lateral verify_heapam(pg_class.oid) as found
      where relkind = 'r' and relpersistence = 'p' and nspname in ('public', 'graphile_worker')`)
    round.expect('damaged pages', damaged, [])
  } finally {
    await shop.rows('drop extension if exists amcheck')
  }
}
