import { linkEndsOf, type ObjectDefinition, scopeOf } from '@regulars/model'
import { sql } from 'kysely'
import { uuidV7 } from '../../platform/uuid.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { insertRecords } from '../change-sets/insert-records.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { checkFiles } from '../files/check-files.ts'
import { ensureTouchpointPartitions } from '../touchpoints/touchpoint-partitions.ts'
import { checkPairs } from '../woven/check-pairs.ts'
import { splitWoven } from '../woven/split-woven.ts'
import { writeLinks } from '../woven/write-links.ts'
import { checkReferences } from './check-references.ts'
import { checkUnique } from './check-unique.ts'
import { completeEntries, readInput } from './read-input.ts'
import { columnsIn, rowsAsQuery, toRow } from './record-rows.ts'
import { refuseFaults } from './refuse-faults.ts'
import { runBeforeWrite } from './run-before-write.ts'
import { requireAct, scopeSql } from './scope.ts'
import type { WriteBatch, WriteOptions } from './write-batch.ts'
import { actLabel } from './write-labels.ts'
import { mayNot } from './write-problems.ts'

/**
 * Makes a record and answers with its id.
 *
 * @throws Problem `record.invalid` or `record.taken` naming every field that is wrong, `record.not-allowed` when the actor may not
 * @example await create(ctx, company, { name: 'Hotel Linde' })
 */
export async function create(
  ctx: Ctx,
  object: ObjectDefinition,
  values: Record<string, unknown>,
  options: WriteOptions = {},
): Promise<string> {
  const [id] = await createEntries(ctx, object, [{ input: values, at: '' }], options)
  return id!
}

/** Makes many records, all or none, and answers with their ids in the same order; faults are named `create.3.email`. */
export async function createMany(
  ctx: Ctx,
  object: ObjectDefinition,
  records: readonly Record<string, unknown>[],
  options: WriteOptions = {},
): Promise<string[]> {
  const inputs = records.map((input, index) => ({ input, at: `create.${index}.` }))
  return createEntries(ctx, object, inputs, options)
}

/** What a new record passes on its way, in order. */
const steps: ReadonlyArray<(ctx: Ctx, batch: WriteBatch) => void | Promise<void>> = [
  readInput,
  runBeforeWrite,
  completeEntries,
  splitWoven,
  checkUnique,
  checkPairs,
  checkReferences,
  checkFiles,
  refuseFaults,
  insertEntries,
  checkReach,
  (ctx, batch) => writeLinks(ctx, batch, { create: createEntries }),
]

/** Makes records, each with what stands before the names of its fields in faults. */
export async function createEntries(
  ctx: Ctx,
  defined: ObjectDefinition,
  inputs: ReadonlyArray<{ input: unknown; at: string }>,
  options: WriteOptions,
): Promise<string[]> {
  const object = ctx.registry.object(defined.name)
  requireAct(ctx, object, 'create', options)
  if (inputs.length === 0) return []
  const entries = inputs.map((input) => ({ ...input, object, id: uuidV7(), before: undefined, values: {} }))
  const batch: WriteBatch = { object, act: 'create', options, entries, faults: [] }
  await inChangeSet(ctx, { label: '' }, async (within) => {
    for (const step of steps) await step(within, batch)
    within.changeSet.label ||= actLabel('Added', object, entries.length)
  })
  return entries.map(({ id }) => id)
}

async function insertEntries(ctx: Ctx, { object, entries }: WriteBatch): Promise<void> {
  const rows = entries.map(({ id, values }) => ({ id, ...toRow(object, values) }))
  for (const { id, at } of entries) if (at) changeSetOf(ctx).places.set(id, at)
  const columns = columnsIn(rows)
  const select = rowsAsQuery(object, rows, columns)
  if (object.name === 'touchpoint')
    await ensureTouchpointPartitions(ctx, sql`select at from (${select}) as wanted`)
  await insertRecords(ctx, object, { select, columns, isSteady: true })
}

/** A role that may only make records of a kind (its own, say) is held to that: what it made is looked at as it became. */
async function checkReach(ctx: Ctx, { object, entries, options }: WriteBatch): Promise<void> {
  const reachesAll = scopeOf(ctx.actor.role, object.name, 'create') === 'all' && !linkEndsOf(object)
  if (options.trusted || reachesAll) return
  const { rows } = await sql<{ outside: number }>`
    select count(*)::integer as outside from ${sql.table(object.table)} as record
    where id = any(${entries.map(({ id }) => id)}::uuid[]) and (${scopeSql(ctx, object, 'create', 'record')}) is not true
  `.execute(ctx.db)
  if ((rows[0]?.outside ?? 0) > 0) throw mayNot('create', object, 'this')
}
