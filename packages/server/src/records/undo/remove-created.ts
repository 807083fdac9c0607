import { type ObjectDefinition, references } from '@regulars/model'
import { sql } from 'kysely'
import { type ChangeCounts, type ChangeSetKind, maxToldIds, noteChanged } from '../change-sets/change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { binRecords } from '../write/remove.ts'
import { goingRecords, noteKeptRecords } from './keep-records.ts'

/** The change set whose records are taken away. */
export interface MadeBy {
  id: string
  kind: ChangeSetKind
  counts: ChangeCounts
}

/**
 * Takes away the records that a change set made, what points to others first. Those of an import go for good, without a copy: a quarter
 * of a million rows are not worth one. Others go into the bin, so that undoing can be undone.
 */
export async function removeCreated(
  ctx: Ctx,
  { id: changeSetId, kind, counts }: MadeBy,
  progress: (done: number) => Promise<void>,
): Promise<number> {
  const forGood = kind === 'import'
  const created = createdObjects(ctx, counts)
  // Locked first, so that nobody hangs anything on a record, or edits it, between looking and removing.
  for (const object of [...created].reverse()) await lockCreated(ctx, changeSetId, object)
  await noteKeptRecords(ctx, changeSetId, created)
  let removed = 0
  for (const object of created) {
    removed += await removeOf(ctx, changeSetId, object, forGood)
    await progress(removed)
  }
  return removed
}

/** The objects that a change set made records of, those that point to others before those. */
function createdObjects(ctx: Ctx, counts: ChangeCounts): ObjectDefinition[] {
  const names = Object.keys(counts).filter((name) => (counts[name]?.created ?? 0) > 0)
  return pointingFirst(names.flatMap((name) => ctx.registry.find(name) ?? []))
}

/** Puts objects before those they point to; of a circle, whichever comes first. */
function pointingFirst(objects: readonly ObjectDefinition[]): ObjectDefinition[] {
  const targetsFirst: ObjectDefinition[] = []
  const visited = new Set<ObjectDefinition>()
  const visit = (object: ObjectDefinition) => {
    if (visited.has(object)) return
    visited.add(object)
    for (const [, field] of references(object)) {
      const target = objects.find(({ name }) => name === field.to)
      if (target) visit(target)
    }
    targetsFirst.push(object)
  }
  for (const object of objects) visit(object)
  return targetsFirst.reverse()
}

async function lockCreated(ctx: Ctx, changeSetId: string, { table }: ObjectDefinition): Promise<void> {
  await sql`
    select count(*) from (
      select id from ${sql.table(table)} where change_set_id = ${changeSetId} order by id for update
    ) as locked`.execute(ctx.db)
}

async function removeOf(
  ctx: Ctx,
  changeSetId: string,
  object: ObjectDefinition,
  forGood: boolean,
): Promise<number> {
  const changeSet = changeSetOf(ctx)
  const going = goingRecords(ctx, changeSetId, object)
  if (!forGood) {
    const before = changeSet.counts[object.name]?.removed ?? 0
    await binRecords(
      ctx,
      object,
      object.bin
        ? sql`select id from (${going}) as going where id in (
      select id from ${sql.table(object.table)} where deleted_at is null)`
        : going,
    )
    return (changeSet.counts[object.name]?.removed ?? 0) - before
  }
  const { rows } = await sql<{ count: number; ids: string[] }>`
    with gone as (delete from ${sql.table(object.table)} where id in (${going}) returning id)
    select count(*)::integer as count, array(select id from gone limit ${sql.lit(maxToldIds + 1)}) as ids from gone`.execute(
    ctx.db,
  )
  const { count, ids } = rows[0] ?? { count: 0, ids: [] }
  if (count > 0) changeSet.final = true
  noteChanged(changeSet, object.name, 'removed', count, ids)
  return count
}
