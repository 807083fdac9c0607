import { type ObjectDefinition, systemRole } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import type { OpenChangeSet } from '../change-sets/change-set.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { checkFiles } from '../files/check-files.ts'
import { type Selection, self, whereSql } from '../read/selection.ts'
import { splitWoven } from '../woven/split-woven.ts'
import { checkReferences } from './check-references.ts'
import { readInput } from './read-input.ts'
import { toRow } from './record-rows.ts'
import { refuseFaults } from './refuse-faults.ts'
import { binRecords } from './remove.ts'
import { requireAct, scopeSql } from './scope.ts'
import { updateMany } from './update.ts'
import type { WriteBatch, WriteEntry, WriteOptions } from './write-batch.ts'
import { actLabel, changedLabel } from './write-labels.ts'

/** Which records a bulk write is about: those named, or all that a list would show. */
export type BulkSelection = { ids: readonly string[] } | Selection

/** What a bulk write did. */
export interface BulkResult {
  /** The change set, by which it can be undone; null when nothing changed. */
  changeSetId: string | null
  /** Records that were meant and may be seen. */
  matched: number
  changed: number
  /** Records that the actor may see but not change. */
  skipped: number
}

/** How a bulk write reports how far it has come: records looked at, and their number. */
export type BulkProgress = (done: number, total: number) => Promise<void>

/** Records at a time: enough that the statement and not the way to it takes the time, few enough to show progress. */
const chunk = 10_000
/** Where a module wants to see each record, these are read at a time. */
const seenChunk = 1_000

/**
 * Writes the same values into many records, in one change set and one transaction: half a bulk edit is no edit. Records that the actor may see
 * but not change are left out and counted.
 */
export async function bulkUpdate(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: BulkSelection,
  values: Record<string, unknown>,
  options: WriteOptions = {},
  progress?: BulkProgress,
): Promise<BulkResult> {
  requireAct(ctx, object, 'update', options)
  return inBulk(
    ctx,
    object,
    async (within) => {
      const patch = await readPatch(within, object, values, options)
      const oneByOne = wantsToSee(within, object, patch)
      return eachChunk(
        within,
        object,
        selection,
        'update',
        { options, progress, size: oneByOne ? seenChunk : chunk },
        (ids) =>
          oneByOne
            ? updateMany(
                within,
                object,
                ids.map((id) => ({ id, values })),
                options,
              )
            : patchAll(within, object, ids, patch),
      )
    },
    (changed) => changedLabel(object, Object.keys(values), changed),
  )
}

/** Puts many records into the bin, in one change set and one transaction. */
export async function bulkRemove(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: BulkSelection,
  options: WriteOptions = {},
  progress?: BulkProgress,
): Promise<BulkResult> {
  requireAct(ctx, object, 'delete', options)
  return inBulk(
    ctx,
    object,
    (within) =>
      eachChunk(within, object, selection, 'delete', { options, progress, size: chunk }, (ids) =>
        binRecords(within, object, idsQuery(ids)),
      ),
    (changed) => actLabel('Removed', object, changed),
  )
}

type Counted = Pick<BulkResult, 'matched' | 'skipped'>

async function inBulk(
  ctx: Ctx,
  object: ObjectDefinition,
  work: (ctx: Ctx & { changeSet: OpenChangeSet }) => Promise<Counted>,
  labelFor: (changed: number) => string,
): Promise<BulkResult> {
  const kind = ctx.actor.kind === 'user' ? 'bulkEdit' : undefined
  return inChangeSet(ctx, { kind, label: '' }, async (within) => {
    const before = changedIn(within.changeSet, object)
    const counted = await work(within)
    const changed = changedIn(within.changeSet, object) - before
    within.changeSet.label ||= labelFor(changed)
    return { ...counted, changed, changeSetId: changed > 0 ? within.changeSet.id : null }
  })
}

const changedIn = ({ counts }: OpenChangeSet, { name }: ObjectDefinition): number =>
  (counts[name]?.updated ?? 0) + (counts[name]?.removed ?? 0)

/** The values are read and checked once for all records. */
async function readPatch(
  ctx: Ctx,
  object: ObjectDefinition,
  input: Record<string, unknown>,
  options: WriteOptions,
): Promise<Record<string, unknown>> {
  const entry: WriteEntry = { object, id: '', at: '', input, before: undefined, values: {} }
  const batch: WriteBatch = { object, act: 'update', options, entries: [entry], faults: [] }
  readInput(ctx, batch)
  if (batch.faults.length === 0) splitWoven(ctx, batch)
  await checkReferences(ctx, batch)
  await checkFiles(ctx, batch)
  refuseFaults(ctx, batch)
  return { ...entry.values, ...entry.links }
}

/** Whether each record must be looked at: a module wants to, the value may only be had once, or is kept in links. */
function wantsToSee(ctx: Ctx, object: ObjectDefinition, patch: Record<string, unknown>): boolean {
  const properties = Object.keys(patch)
  const unique = columnsOf(object).some(
    ({ property, field }) => (field.unique || field.kind === 'links') && properties.includes(property),
  )
  const watched = ctx.services.rules.beforeWrite.some(
    (step) =>
      step.object === object.name && (step.fields ?? properties).some((field) => properties.includes(field)),
  )
  return unique || watched
}

async function patchAll(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
  values: Record<string, unknown>,
): Promise<void> {
  const row = toRow(object, values)
  await applyPatches(ctx, object, {
    areLocked: true,
    columns: Object.keys(row),
    select: sql`select id, ${JSON.stringify(row)}::jsonb as patch from (${idsQuery(ids)}) as wanted`,
  })
}

const idsQuery = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`select unnest(${[...ids]}::uuid[]) as id`

interface ChunkOptions {
  options: WriteOptions
  progress: BulkProgress | undefined
  size: number
}

/** Goes through the selected records in order of their ids, so that a record which no longer matches once changed is not missed. */
async function eachChunk(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: BulkSelection,
  act: 'update' | 'delete',
  { options, progress, size }: ChunkOptions,
  work: (ids: string[]) => Promise<unknown>,
): Promise<Counted> {
  const where = await selectedSql(ctx, object, selection, options)
  const reach = options.trusted ? sql`true` : scopeSql(ctx, object, act, self)
  const from = sql`${sql.table(object.table)} as ${sql.id(self)} where ${where}`
  const { rows } = await sql<Counted>`
    select count(*)::integer as matched, (count(*) - count(*) filter (where ${reach}))::integer as skipped from ${from}
  `.execute(ctx.db)
  const counted = rows[0] ?? { matched: 0, skipped: 0 }
  let last = '00000000-0000-0000-0000-000000000000'
  for (let done = 0; ; done += size) {
    const found = await sql<{ id: string }>`
      select ${sql.id(self, 'id')} from ${from} and (${reach}) and ${sql.id(self, 'id')} > ${last}::uuid
      order by ${sql.id(self, 'id')} limit ${size} for no key update
    `.execute(ctx.db)
    if (found.rows.length === 0) return counted
    await work(found.rows.map(({ id }) => id))
    last = found.rows.at(-1)!.id
    await progress?.(Math.min(done + size, counted.matched), counted.matched)
  }
}

async function selectedSql(
  ctx: Ctx,
  object: ObjectDefinition,
  selection: BulkSelection,
  { trusted }: WriteOptions,
): Promise<RawBuilder<boolean>> {
  // A module's own verb means all records, whatever the rights of who acts.
  const asking = trusted ? { ...ctx, actor: { ...ctx.actor, role: systemRole } } : ctx
  if (!('ids' in selection)) return whereSql(asking, object, selection, 'all')
  const visible = await whereSql(asking, object, {}, 'few')
  return sql<boolean>`${sql.id(self, 'id')} = any(${[...selection.ids]}::uuid[]) and ${visible}`
}
