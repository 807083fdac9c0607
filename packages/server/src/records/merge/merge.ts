import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { lockRecords } from '../change-sets/apply-patches.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { insertRecords } from '../change-sets/insert-records.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import { touchRecords } from '../change-sets/touch-records.ts'
import type { Ctx } from '../context.ts'
import { valueSources } from '../history/value-sources.ts'
import { type LoadedRecord, loadForWrite } from '../write/load-for-write.ts'
import { binRecords } from '../write/remove.ts'
import { requireAct } from '../write/scope.ts'
import { update } from '../write/update.ts'
import { actLabel } from '../write/write-labels.ts'
import { type ChosenValue, chooseValues, mayChoose } from './choose-values.ts'
import { cannotTake, nothingToMerge } from './merge-problems.ts'
import { type Merging, moveAttached } from './move-attached.ts'

/** Which records are to become one, and what people have said about it. */
export interface MergeQuestion {
  /** Id of the record that stays. */
  into: string
  /** Ids of the records that become part of it. */
  from: readonly string[]
  /** Of which record the value of a field is to be: its id, by property. What is not named follows the rule of the field. */
  take?: Readonly<Record<string, string>>
  /** Values that none of the records has. */
  values?: Readonly<Record<string, unknown>>
}

/** What a merge did. */
export interface Merged {
  /** Id of the record that stays. */
  id: string
  changeSetId: string
  /** How many attached records moved, by object. */
  moved: Record<string, number>
}

/**
 * Makes several records of one object one: value by value by the rules of survivorship with what people chose on top; everything that
 * hangs on them moves to the one that stays; the others go to the bin, and their ids answer with it. All of it is one change set, so
 * undoing that is unmerging.
 *
 * @throws Problem `merge.nothing`, `merge.cannot-take`, and those of changing and removing such records
 */
export async function merge(ctx: Ctx, object: ObjectDefinition, question: MergeQuestion): Promise<Merged> {
  requireAct(ctx, object, 'update', {})
  requireAct(ctx, object, 'delete', {})
  const others = [...new Set(question.from)].filter((id) => id !== question.into)
  if (others.length === 0 || !object.bin) throw nothingToMerge(object)
  return inChangeSet(ctx, { label: '' }, async (within) => {
    nameMerge(within, object, others.length + 1)
    const records = await loadMerged(within, object, question.into, others)
    const chosen = await chosenValues(within, object, records, question.take)
    const [survivor, ...gone] = records
    const merging = { object, into: survivor!.id, from: gone.map(({ id }) => id) }
    const moved = await moveAttached(within, merging)
    await binRecords(within, object, sql`select unnest(${merging.from}::uuid[]) as id`)
    await writeValues(within, object, survivor!, chosen, question.values)
    await noteMerged(within, merging)
    // The history of the record that stays tells of the merge also when all its values stayed what they were.
    await touchRecords(within, object, [merging.into])
    return { id: merging.into, changeSetId: within.changeSet.id, moved }
  })
}

/** A merge that is a change set of its own is one by its kind; within an import it is a part of that. */
function nameMerge(ctx: Ctx, object: ObjectDefinition, count: number): void {
  const changeSet = changeSetOf(ctx)
  if (Object.keys(changeSet.counts).length > 0 || changeSet.label) return
  changeSet.kind = 'merge'
  changeSet.label = actLabel('Merged', object, count)
}

/** Locks the records, in order of their ids, and reads them: that which stays first. */
async function loadMerged(
  ctx: Ctx,
  object: ObjectDefinition,
  into: string,
  others: readonly string[],
): Promise<LoadedRecord[]> {
  await lockRecords(ctx, object, sql`select unnest(${[into, ...others]}::uuid[])`)
  const survivor = await loadForWrite(ctx, object, [into], 'update', {})
  const gone = await loadForWrite(ctx, object, others, 'delete', {})
  return [survivor.get(into)!, ...others.map((id) => gone.get(id)!)]
}

/**
 * What each field will be.
 *
 * @param records that which stays first
 * @throws Problem `merge.cannot-take`
 */
export async function chosenValues(
  ctx: Ctx,
  object: ObjectDefinition,
  records: readonly LoadedRecord[],
  take: Readonly<Record<string, string>> = {},
): Promise<ChosenValue[]> {
  const ids = records.map(({ id }) => id)
  for (const [property, id] of Object.entries(take)) {
    if (!mayChoose(ctx, object, property)) throw cannotTake(property, `“${property}” is no field to choose.`)
    if (!ids.includes(id)) throw cannotTake(property, 'This record is not among those that are merged.')
  }
  const sources = await valueSources(ctx, object, ids)
  return chooseValues(object, records, { sources, rules: ctx.services.settings.get('survivorship'), take })
}

/** What follows from rules is written whatever the rights of who merges; what people typed is checked like any change. */
async function writeValues(
  ctx: Ctx,
  object: ObjectDefinition,
  survivor: LoadedRecord,
  chosen: readonly ChosenValue[],
  typed: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const changed = chosen.filter(
    ({ property, value }) =>
      !Object.hasOwn(typed, property) &&
      JSON.stringify(value) !== JSON.stringify(survivor.values[property] ?? null),
  )
  const values = Object.fromEntries(changed.map(({ property, value }) => [property, value]))
  if (changed.length > 0) await update(ctx, object, survivor.id, values, { trusted: true })
  if (Object.keys(typed).length > 0) await update(ctx, object, survivor.id, typed)
}

async function noteMerged(ctx: Ctx, { object, into, from }: Merging): Promise<void> {
  await insertRecords(ctx, ctx.registry.object('mergedRecord'), {
    columns: ['object', 'merged_id', 'survivor_id'],
    select: sql`
      select ${object.name}::text as object, merged_id, ${into}::text as survivor_id
      from unnest(${[...from]}::text[]) as merged_id`,
  })
}
