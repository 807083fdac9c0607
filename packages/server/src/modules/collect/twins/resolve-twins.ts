import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, findNewTwins } from '../../../records/index.ts'

/** More rows than these are not taken for one and the same without somebody looking: one wrong pair among so many would join strangers. */
const largestGroup = 5

const noSignal = new AbortController().signal

/**
 * Says of every new row in `applying_new` (`id`, its place `no`, its `key` and `fields` by column) whom it looks like, and whom it may be taken for.
 *
 * `applying_twin` holds the likeliest twin of each: `there_id`, a record, or `other_no`, an earlier row. `applying_root` holds those that are likely enough, whose names
 * do not speak against it (a family has one telephone), and of no large group, with where that leads: to a record (`there_id`), or to the first row of those that are the same (`root_no`).
 */
export async function resolveTwins(ctx: Ctx, object: ObjectDefinition, atLeast: number): Promise<void> {
  await sql`analyze applying_new`.execute(ctx.db)
  await findNewTwins(ctx, object, 'applying_new', noSignal)
  await sql`
    create temporary table applying_twin on commit drop as
    select distinct on (newcomer.no) newcomer.no, case when other.no is null then pair.twin_id end as there_id, other.no as other_no,
      pair.probability, pair.evidence, pair.probability >= ${atLeast}::float8 and not exists (
        select from jsonb_array_elements(pair.evidence) as said
        where said ->> 'field' = ${sql.lit(object.title)} and (said ->> 'weight')::float8 < 0) as is_sure
    from (
      select first_id as id, second_id as twin_id, probability, evidence from found_twin
      union all select second_id, first_id, probability, evidence from found_twin
    ) as pair
    join applying_new as newcomer on newcomer.id = pair.id
    left join applying_new as other on other.id = pair.twin_id
    where other.no is null or other.no < newcomer.no
    order by newcomer.no, is_sure desc, other.no is not null, pair.probability desc, pair.twin_id`.execute(
    ctx.db,
  )
  await sql`create index on applying_twin (no)`.execute(ctx.db)
  await followToRoots(ctx)
}

/** A row may look like an earlier one that looks like a third; the last of them is meant. */
async function followToRoots(ctx: Ctx): Promise<void> {
  await sql`
    create temporary table applying_root on commit drop as
    with recursive step (no, root_no, there_id) as (
      select no, other_no, there_id from applying_twin where is_sure
      union all
      select step.no, next.other_no, next.there_id
      from step join applying_twin as next on next.no = step.root_no and next.is_sure
    ), root as (
      select distinct on (no) no, case when there_id is null then root_no end as root_no, there_id
      from step order by no, there_id is null, root_no
    )
    select no, root_no, there_id
    from (select *, count(*) over (partition by root_no, there_id) as size from root) as sized
    where size < ${sql.lit(largestGroup)}`.execute(ctx.db)
}
