import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

/**
 * Of merges that follow one another any may be undone first. A value that a merge would put back may itself have come by an earlier merge
 * that is undone by now: then what was there before that one goes back, and so on.
 */
export async function passUndone(ctx: Ctx, object: ObjectDefinition, changeSetId: string): Promise<void> {
  await sql`
    with recursive chain (id, key, value, below) as (
      select undo_patch.id, field.key, field.value, (select min(id) from change where change_set_id = ${changeSetId})
      from undo_patch cross join lateral jsonb_each(patch) as field
      union all
      select chain.id, chain.key, earlier.before, earlier.id
      from chain cross join lateral (
        select change.id, change.before -> chain.key as before, change.after -> chain.key as after, kind, state
        from change join change_set on change_set.id = change.change_set_id
        where change.object = ${object.name} and change.record_id = chain.id and change.op = 'update'
          and change.after ? chain.key and change.id < chain.below
        order by change.id desc limit 1
      ) as earlier
      where earlier.kind = 'merge' and earlier.state = 'undone' and earlier.after = chain.value
    ),
    earliest as (select distinct on (id, key) id, key, value from chain order by id, key, below)
    update undo_patch set patch = whole.patch
    from (select id, jsonb_object_agg(key, value) as patch from earliest group by id) as whole
    where whole.id = undo_patch.id and whole.patch <> undo_patch.patch`.execute(ctx.db)
}
