import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { deleteRecords } from '../change-sets/delete-records.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import type { Ctx } from '../context.ts'
import { loadForWrite } from './load-for-write.ts'
import { requireAct } from './scope.ts'
import type { WriteOptions } from './write-batch.ts'
import { actLabel } from './write-labels.ts'

/**
 * Removes records for good, out of the bin, with everything that hangs on them and with their history: nothing of them is kept, and the
 * change set cannot be undone.
 */
export async function purge(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
  options: WriteOptions = {},
): Promise<void> {
  requireAct(ctx, object, 'delete', options)
  if (ids.length === 0) return
  await inChangeSet(ctx, { label: actLabel('Removed for good', object, ids.length) }, async (within) => {
    await loadForWrite(within, object, ids, 'delete', options, 'bin')
    await deleteRecords(within, object, sql`select id from (${withMerged(ids)}) as going`, 'none')
    await sql`delete from merged_record where survivor_id in (select id::text from (${withMerged(ids)}) as going)`.execute(
      within.db,
    )
    await forgetHistory(within)
  })
}

/** Records, and those that became part of them: they are the same person or thing, so nothing of these is kept either. */
const withMerged = (ids: readonly string[]) => sql`
  with recursive going (id) as (
    select unnest(${[...ids]}::uuid[])
    union
    select merged_id::uuid from going join merged_record on survivor_id = going.id::text
  )
  select id from going`

/** The history of purged records holds their values too. */
async function forgetHistory(ctx: Ctx): Promise<void> {
  await sql`
    delete from change using change as purged
    where purged.change_set_id = ${ctx.changeSet?.id} and purged.op = 'purge'
      and change.object = purged.object and change.record_id = purged.record_id and change.op <> 'purge'
  `.execute(ctx.db)
}
