import { columnOf, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { applyPatches, lockRecords } from '../change-sets/apply-patches.ts'
import type { ChangeSetKind } from '../change-sets/change-set.ts'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { passUndone } from './pass-undone.ts'
import { dropTakenPairs, dropTakenValues, freeUniqueValues } from './unique-values.ts'

/**
 * Puts the values that a change set wrote into existing records back to what they were before, where they still are what it wrote.
 * What somebody changed since stays and is noted. Records that the change set made itself are not looked at: they go as a whole.
 */
export async function putBack(ctx: Ctx, changeSetId: string, kind: ChangeSetKind): Promise<number> {
  const { rows } = await sql<{ object: string; columns: string[] }>`
    select object, array_agg(distinct key) as columns
    from change cross join lateral jsonb_object_keys(before) as key
    where change_set_id = ${changeSetId} and op in ('update', 'remove', 'restore')
    group by object order by object`.execute(ctx.db)
  const mergedObjects = kind === 'merge' ? await objectsMerged(ctx, changeSetId) : []
  let restored = 0
  for (const { object, columns: written } of rows) {
    const definition = ctx.registry.object(object)
    const columns = await columnsThere(ctx, definition, written)
    await collectPatches(ctx, definition, changeSetId)
    if (mergedObjects.includes(object)) await passUndone(ctx, definition, changeSetId)
    if (kind !== 'undo' && definition.bin) await leaveUndoneInBin(ctx, definition)
    await dropLostReferences(ctx, definition, columns)
    const given = await dropTakenValues(ctx, definition, columns, kind)
    await dropTakenPairs(ctx, definition)
    await freeUniqueValues(ctx, definition, columns)
    restored += await applyPatched(ctx, definition, [...new Set([...columns, ...given])])
    await sql`drop table undo_patch`.execute(ctx.db)
  }
  return restored
}

/** Columns of fields that were removed for good are there no more. */
async function columnsThere(
  ctx: Ctx,
  { table }: ObjectDefinition,
  columns: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = to_regclass(quote_ident(${table})) and attname = any(${[...columns]}::text[])`.execute(
    ctx.db,
  )
  return rows.map(({ name }) => name)
}

/** The objects whose records a merge made one; other records only moved. */
async function objectsMerged(ctx: Ctx, changeSetId: string): Promise<string[]> {
  const { rows } = await sql<{ object: string }>`
    select distinct object from merged_record where change_set_id = ${changeSetId}`.execute(ctx.db)
  return rows.map(({ object }) => object)
}

/** What goes to the bin goes first, so that others can have the values that only one may have. */
async function applyPatched(ctx: Ctx, object: ObjectDefinition, columns: readonly string[]): Promise<number> {
  const binned = sql`(patch ->> 'deleted_at' is not null)`
  let count = 0
  for (const first of columns.includes('deleted_at') ? [true, false] : [false])
    count += await applyPatches(ctx, object, {
      select: sql`select id, patch from undo_patch where patch <> '{}' and ${binned} = ${first}`,
      columns,
    })
  return count
}

/** Works out what goes back, and notes what does not because it was changed since. */
async function collectPatches(ctx: Ctx, object: ObjectDefinition, changeSetId: string): Promise<void> {
  const written = writtenValues(object, changeSetId)
  await lockRecords(ctx, object, sql`select id from (${written}) as written`)
  await sql`
    create temporary table undo_patch on commit drop as
    select written.id, record.id is null as gone, judged.patch, judged.kept
    from (${written}) as written
    left join ${sql.table(object.table)} as record on record.id = written.id
    cross join lateral (
      select
        coalesce(jsonb_object_agg(key, value) filter (where now is not distinct from written.after -> key), '{}') as patch,
        array_agg(key) filter (
          where now is distinct from written.after -> key and now is distinct from value
        ) as kept
      from jsonb_each(written.before)
      cross join lateral (select coalesce(to_jsonb(record) -> key, 'null')) as current (now)
    ) as judged
    where record.change_set_id is distinct from ${changeSetId}
  `.execute(ctx.db)
  await sql`
    insert into undo_kept (object, id, field, reason)
    select ${object.name}, id, key, 'changed' from undo_patch cross join unnest(kept) as key where not gone
    union all select ${object.name}, id, '', 'gone' from undo_patch where gone
    on conflict do nothing`.execute(ctx.db)
  await sql`delete from undo_patch where gone`.execute(ctx.db)
}

/** What was removed, and whose making was undone since, does not come back: a line without its order. To do it again is another matter. */
async function leaveUndoneInBin(ctx: Ctx, object: ObjectDefinition): Promise<void> {
  await sql`
    with left_there as (
      update undo_patch set patch = patch - 'deleted_at'
      from ${sql.table(object.table)} as record join change_set as made on made.id = record.change_set_id
      where record.id = undo_patch.id and made.state = 'undone' and patch ? 'deleted_at' and patch ->> 'deleted_at' is null
      returning undo_patch.id
    )
    insert into undo_kept (object, id, field, reason) select ${object.name}, id, '', 'gone' from left_there
    on conflict do nothing`.execute(ctx.db)
}

/** For each record the values before the change set's first change of it and after its last, by column. */
function writtenValues(object: ObjectDefinition, changeSetId: string) {
  const changes = sql`
    select id, record_id, before, after, count(*) over (partition by record_id) as times from change
    where change_set_id = ${changeSetId} and object = ${object.name} and op in ('update', 'remove', 'restore')`
  return sql`
    select record_id as id, before, after from (${changes}) as change where times = 1
    union all
    select record_id, jsonb_object_agg(key, first), jsonb_object_agg(key, last)
    from (
      select record_id, key, (array_agg(before -> key order by id))[1] as first,
        (array_agg(after -> key order by id desc))[1] as last
      from (${changes}) as change cross join lateral jsonb_object_keys(before) as key
      where times > 1
      group by record_id, key
    ) as field
    group by record_id`
}

/** A reference cannot go back to a record that is there no more. */
async function dropLostReferences(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: readonly string[],
): Promise<void> {
  for (const { key, field, name } of columnsOf(object)) {
    if (field.kind !== 'reference' || !columns.includes(columnOf(key, field))) continue
    const target = sql.table(ctx.registry.object(field.to).table)
    await sql`
      with lost as (
        update undo_patch set patch = patch - ${name}::text
        where patch ->> ${name} is not null
          and not exists (select from ${target} as target where target.id = (patch ->> ${name})::uuid)
        returning id
      )
      insert into undo_kept (object, id, field, reason) select ${object.name}, id, ${name}, 'gone' from lost
      on conflict do nothing`.execute(ctx.db)
  }
}
