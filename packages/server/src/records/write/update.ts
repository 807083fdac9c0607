import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { checkFiles } from '../files/check-files.ts'
import { splitWoven } from '../woven/split-woven.ts'
import { writeLinks } from '../woven/write-links.ts'
import { checkReferences } from './check-references.ts'
import { checkUnique } from './check-unique.ts'
import { createEntries } from './create.ts'
import { loadForWrite } from './load-for-write.ts'
import { readInput } from './read-input.ts'
import { columnsIn, toRow } from './record-rows.ts'
import { refuseFaults } from './refuse-faults.ts'
import { removeMany } from './remove.ts'
import { runBeforeWrite } from './run-before-write.ts'
import { requireAct } from './scope.ts'
import { checkVersion } from './version-clash.ts'
import type { WriteBatch, WriteEntry, WriteOptions } from './write-batch.ts'
import { changedLabel } from './write-labels.ts'
import { yieldValues } from './yield-values.ts'

/** One record to be changed. */
export interface RecordChange {
  id: string
  /** Values by property; what is not named stays. */
  values: Record<string, unknown>
  /** Refuses the change when the record has changed since it had this version. */
  ifVersion?: number
}

/** How a single record is changed. */
export interface UpdateOptions extends WriteOptions {
  ifVersion?: number
}

/**
 * Changes a record. Values that are as they were leave no trace.
 *
 * @throws Problem `record.not-found`, `record.not-allowed`, `record.version-clash` with what changed meanwhile, `record.invalid`,
 *   `record.taken`
 */
export async function update(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  values: Record<string, unknown>,
  { ifVersion, ...options }: UpdateOptions = {},
): Promise<void> {
  await updateEntries(ctx, object, [{ id, values, ifVersion, at: '' }], options)
}

/** Changes many records, each its own way, all or none; faults are named `update.3.email`. */
export async function updateMany(
  ctx: Ctx,
  object: ObjectDefinition,
  changes: readonly RecordChange[],
  options: WriteOptions = {},
): Promise<void> {
  const named = changes.map((change, index) => ({ ...change, at: `update.${index}.` }))
  await updateEntries(ctx, object, named, options)
}

/** What a changed record passes on its way, in order. */
const steps: ReadonlyArray<(ctx: Ctx, batch: WriteBatch) => void | Promise<void>> = [
  readInput,
  yieldValues,
  runBeforeWrite,
  splitWoven,
  checkUnique,
  checkReferences,
  checkFiles,
  refuseFaults,
  patchEntries,
  (ctx, batch) =>
    writeLinks(ctx, batch, { create: createEntries, update: updateEntries, remove: removeMany }),
]

async function updateEntries(
  ctx: Ctx,
  defined: ObjectDefinition,
  changes: ReadonlyArray<RecordChange & { at: string }>,
  options: WriteOptions,
): Promise<void> {
  const object = ctx.registry.object(defined.name)
  requireAct(ctx, object, 'update', options)
  if (changes.length === 0) return
  await inChangeSet(ctx, { label: '' }, async (within) => {
    const ids = [...new Set(changes.map(({ id }) => id))]
    const loaded = await loadForWrite(within, object, ids, 'update', options)
    const entries: WriteEntry[] = []
    for (const { id, values: input, ifVersion, at } of changes) {
      const record = loaded.get(id)!
      await checkVersion(within, object, record, ifVersion, at)
      entries.push({ object, id: record.id, at, input, before: record.values, values: {} })
    }
    within.changeSet.label ||= changedLabel(object, Object.keys(Object(entries[0]?.input)), ids.length)
    const batch: WriteBatch = { object, act: 'update', options, entries, faults: [] }
    for (const step of steps) await step(within, batch)
  })
}

async function patchEntries(ctx: Ctx, { object, entries }: WriteBatch): Promise<void> {
  // Of two changes of one record in a batch, the later wins field by field.
  const patches = new Map<string, Record<string, unknown>>()
  for (const { id, at } of entries) if (at) changeSetOf(ctx).places.set(id, at)
  for (const { id, values } of entries) patches.set(id, { ...patches.get(id), ...toRow(object, values) })
  const rows = [...patches].map(([id, patch]) => ({ id, patch }))
  await applyPatches(ctx, object, {
    areLocked: true,
    isSteady: true,
    columns: columnsIn([...patches.values()]),
    select: sql`
      select (row ->> 'id')::uuid as id, row -> 'patch' as patch
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`,
  })
}
