import { sql } from 'kysely'
import type { Reaction } from '../rules.ts'

/**
 * After a merge: whoever the merged record looked like, the record that stays may be. These candidates hold while the merge does, so unmerging takes
 * them back and shows those of before.
 */
export const carryOver: Reaction = async (ctx, { changeSetId }) => {
  await sql`
    insert into duplicate_candidate (object, first_id, second_id, probability, evidence, scan_id, carried_by)
    select distinct on (least(survivor, other), greatest(survivor, other))
      object, least(survivor, other), greatest(survivor, other), probability, evidence, scan_id, merge_id
    from (
      select candidate.object, merged_record.survivor_id::uuid as survivor, merged_record.id as merge_id, probability, evidence, scan_id,
        case when candidate.first_id = merged_record.merged_id::uuid then candidate.second_id else candidate.first_id end as other
      from merged_record join duplicate_candidate as candidate
        on candidate.first_id = merged_record.merged_id::uuid or candidate.second_id = merged_record.merged_id::uuid
      where merged_record.change_set_id = ${changeSetId}
    ) as carried
    where other <> survivor
    order by least(survivor, other), greatest(survivor, other), probability desc
    on conflict (first_id, second_id) do nothing`.execute(ctx.db)
}
