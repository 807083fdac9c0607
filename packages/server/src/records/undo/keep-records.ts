import { columnOf, type ObjectDefinition, references } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { type Attachment, attachmentsOf } from '../merge/attached.ts'
import { madeByRule } from './made-by-rule.ts'

/**
 * Finds the records that a change set made and that must stay all the same: somebody changed them since, or records that are not its
 * own point to them; and with these, what they point to themselves and the parts they consist of. They are noted in `undo_kept`.
 */
export async function noteKeptRecords(
  ctx: Ctx,
  changeSetId: string,
  created: readonly ObjectDefinition[],
): Promise<void> {
  let found = 0
  for (const object of created) {
    found += await noteChangedSince(ctx, changeSetId, object)
    for (const pointer of attachmentsOf(ctx, object))
      found += await notePointedTo(ctx, changeSetId, object, pointer)
  }
  while (found > 0) {
    found = 0
    for (const object of created) found += await noteCompany(ctx, changeSetId, object)
  }
}

/** What was undone again is no reason to stay, nor what Regulars itself wrote into a record since. */
async function noteChangedSince(ctx: Ctx, changeSetId: string, object: ObjectDefinition): Promise<number> {
  return note(
    ctx,
    sql`
      select ${object.name}, record.id, 'changed' from ${sql.table(object.table)} as record
      where record.change_set_id = ${changeSetId} and record.id in (
        select change.record_id from change join change_set on change_set.id = change.change_set_id
        where change.object = ${object.name} and change.op = 'update' and change.change_set_id <> ${changeSetId}
          and change_set.state <> 'undone' and change_set.kind not in ('undo', 'system')
      )`,
  )
}

/** A record that was undone and lies in the bin for that reason does not hold on to what it points to. */
async function notePointedTo(
  ctx: Ctx,
  changeSetId: string,
  object: ObjectDefinition,
  { from, column }: Attachment,
): Promise<number> {
  const undone = from.bin
    ? sql`and (pointing.deleted_at is null or not exists (
        select from change_set where change_set.id = pointing.change_set_id and state = 'undone'))`
    : sql``
  return note(
    ctx,
    sql`
      select distinct ${object.name}, record.id, 'in-use'
      from ${sql.table(object.table)} as record
      join ${sql.table(from.table)} as pointing on pointing.${sql.id(column)} = record.id
      where record.change_set_id = ${changeSetId}
        and pointing.change_set_id is distinct from ${changeSetId}::uuid
        and not (${madeByRule(ctx, from, 'pointing')}) ${undone}`,
  )
}

/** What stays keeps what it points to, and its parts. */
async function noteCompany(ctx: Ctx, changeSetId: string, object: ObjectDefinition): Promise<number> {
  let found = 0
  for (const { from, column } of attachmentsOf(ctx, object)) {
    const pointedTo = sql`
      select distinct ${object.name}, record.id, 'in-use'
      from undo_kept as kept
      join ${sql.table(from.table)} as pointing on pointing.id = kept.id
      join ${sql.table(object.table)} as record on record.id = pointing.${sql.id(column)}
      where kept.object = ${from.name} and kept.field = '' and record.change_set_id = ${changeSetId}`
    found += await note(ctx, pointedTo)
  }
  for (const [key, field] of references(object)) {
    if (!field.part) continue
    const parts = sql`
      select ${object.name}, part.id, 'part'
      from undo_kept as kept
      join ${sql.table(object.table)} as part on part.${sql.id(columnOf(key, field))} = kept.id
      where kept.object = ${field.to} and kept.field = '' and part.change_set_id = ${changeSetId}`
    found += await note(ctx, parts)
  }
  return found
}

async function note(ctx: Ctx, select: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with noted as (
      insert into undo_kept (object, id, reason) ${select} on conflict do nothing returning 1
    )
    select count(*)::integer as count from noted`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** Which records of an object a change set made, and undoing takes away, as a query that yields `id`. */
export function goingRecords(ctx: Ctx, changeSetId: string, object: ObjectDefinition): RawBuilder<unknown> {
  return sql`
    select id from ${sql.table(object.table)} as record
    where change_set_id = ${changeSetId} and not (${madeByRule(ctx, object, 'record')})
      and not exists (
        select from undo_kept where undo_kept.object = ${object.name} and undo_kept.id = record.id and undo_kept.field = '')`
}
