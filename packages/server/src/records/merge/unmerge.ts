import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import type { Ctx } from '../context.ts'
import { performUndo } from '../undo/perform-undo.ts'
import type { UndoReport } from '../undo/report.ts'
import { claim } from '../undo/undo.ts'
import { scopeSql } from '../write/scope.ts'
import { update } from '../write/update.ts'
import { addedSince, addedSql, columnOfProperty } from './added-since.ts'
import { attachmentsOf } from './attached.ts'
import { cannotGive } from './merge-problems.ts'
import { type KnownMerge, mergeOf } from './merges.ts'
import { survivorsOf } from './survivor-of.ts'

/** To whom something belongs that came after the merge. */
export interface GivenRecord {
  object: string
  id: string
  /** Id of one of the records that were merged. */
  to: string
}

/** Whose a value is that was changed after the merge. */
export interface GivenValue {
  property: string
  to: string
}

export interface UnmergeDecisions {
  records?: readonly GivenRecord[]
  values?: readonly GivenValue[]
}

/**
 * Tells merged records apart again, at any time: each gets back what was its own when they were merged. What was added or changed since stays
 * with the record that stayed, unless a decision gives it to another. Unmerging is undoing the merge's change set, so it can be undone too.
 *
 * @throws Problem `merge.not-found`, `merge.cannot-give`, and those of undoing a change set
 */
export async function unmerge(
  ctx: Ctx,
  object: ObjectDefinition,
  { id, changeSetId, records = [], values = [] }: { id: string; changeSetId: string } & UnmergeDecisions,
): Promise<UndoReport> {
  return inChangeSet(ctx, { kind: 'undo', label: 'Undid a merge' }, async (within) => {
    const merge = await mergeOf(within, object, id, changeSetId)
    const { counts, label } = await claim(within, changeSetId)
    within.changeSet.label = `Undid: ${label}`
    for (const beforeUndo of within.services.rules.beforeUndo)
      await beforeUndo(within, { changeSetId, counts })
    await giveRecords(within, object, merge, records)
    const taken = await takeValues(within, object, merge, values)
    const report = await performUndo(within, changeSetId)
    for (const { to, given } of taken) await update(within, object, to, given, { trusted: true })
    return { ...report, undoneBy: within.changeSet.id }
  })
}

/** Hangs what came since on the record that it belongs to. */
async function giveRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  merge: KnownMerge,
  records: readonly GivenRecord[],
): Promise<void> {
  const holder = (await survivorsOf(ctx, [merge.survivor])).get(merge.survivor) ?? merge.survivor
  const wanted = records.filter(({ to }) => to !== merge.survivor)
  if (wanted.some(({ to }) => !merge.merged.includes(to)))
    throw cannotGive('records', 'This record is not among those that were merged.')
  let given = 0
  for (const attachment of attachmentsOf(ctx, object)) {
    const { from, column } = attachment
    const mine = wanted.filter((record) => record.object === from.name)
    if (mine.length === 0) continue
    given += await applyPatches(ctx, from, {
      select: sql`
        select record.id, jsonb_build_object(${column}::text, given.record_to) as patch
        from jsonb_to_recordset(${JSON.stringify(mine.map((each) => ({ id: each.id, record_to: each.to })))}::jsonb)
          as given (id uuid, record_to uuid)
        join ${sql.table(from.table)} as record on record.id = given.id
        where ${addedSql(ctx, attachment, holder, merge)} and (${scopeSql(ctx, from, 'read', 'record')})`,
      columns: [column],
    })
  }
  if (given < wanted.length)
    throw cannotGive('records', 'Some of these did not come to the merged record after the merge.')
}

interface TakenValues {
  to: string
  given: Record<string, unknown>
}

/** Takes values that belong to another back from the record that stayed; answers with what each of the others is to get afterwards. */
async function takeValues(
  ctx: Ctx,
  object: ObjectDefinition,
  merge: KnownMerge,
  values: readonly GivenValue[],
): Promise<TakenValues[]> {
  const wanted = values.filter(({ to }) => to !== merge.survivor)
  if (wanted.length === 0) return []
  const changed = (await addedSince(ctx, object, merge)).values
  const given = new Map<string, Record<string, unknown>>()
  for (const { property, to } of wanted) {
    const found = changed.find((each) => each.property === property)
    if (!found || !merge.merged.includes(to))
      throw cannotGive('values', `“${property}” was not changed after the merge, or is not for this record.`)
    given.set(to, { ...given.get(to), [property]: found.value })
  }
  await returnValues(
    ctx,
    object,
    merge,
    wanted.map(({ property }) => columnOfProperty(object, property)!),
  )
  return [...given].map(([to, each]) => ({ to, given: each }))
}

/** Gives the record that stayed the values that it had before the merge. */
async function returnValues(
  ctx: Ctx,
  object: ObjectDefinition,
  { survivor, changeSetId }: KnownMerge,
  columns: readonly string[],
): Promise<void> {
  await applyPatches(ctx, object, {
    select: sql`
      select ${survivor}::uuid as id, jsonb_object_agg(key, value) as patch
      from (
        select distinct on (key) key, value from change cross join lateral jsonb_each(before)
        where object = ${object.name} and record_id = ${survivor} and op = 'update' and key = any(${[...columns]}::text[])
          and id >= (select min(id) from change where change_set_id = ${changeSetId})
        order by key, change.id
      ) as first having count(*) > 0`,
    columns,
  })
}
