import { columnOf, linkEndsOf, type ObjectDefinition, references } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import { deleteRecords } from '../change-sets/delete-records.ts'
import { inChangeSet } from '../change-sets/in-change-set.ts'
import { changeSetOf } from '../change-sets/open-change-set.ts'
import type { Ctx } from '../context.ts'
import { loadForWrite } from './load-for-write.ts'
import { requireAct } from './scope.ts'
import type { WriteOptions } from './write-batch.ts'
import { actLabel } from './write-labels.ts'

/** Puts a record into the bin, its parts with it. Objects without a bin lose it; the change set can still bring it back. */
export async function remove(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  options: WriteOptions = {},
): Promise<void> {
  await removeMany(ctx, object, [id], options)
}

/** Puts many records into the bin, all or none. */
export async function removeMany(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
  options: WriteOptions = {},
): Promise<void> {
  requireAct(ctx, object, 'delete', options)
  if (ids.length === 0) return
  await inChangeSet(ctx, { label: '' }, async (within) => {
    const loaded = await loadForWrite(within, object, ids, 'delete', options)
    within.changeSet.label ||= actLabel('Removed', object, loaded.size)
    await binRecords(within, object, sql`select unnest(${[...loaded.keys()]}::uuid[]) as id`)
  })
}

/** Takes a record out of the bin, with the parts that went there with it. */
export async function restore(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  options: WriteOptions = {},
): Promise<void> {
  requireAct(ctx, object, 'delete', options)
  await inChangeSet(ctx, { label: '' }, async (within) => {
    await loadForWrite(within, object, [id], 'delete', options, 'bin')
    within.changeSet.label ||= actLabel('Brought back', object, 1)
    const deletedAt = sql`(select deleted_at from ${sql.table(object.table)} where id = ${id})`
    // Parts first, while the record still says when it went.
    for (const part of partsOf(ctx, object)) {
      const parts = sql`
        select id from ${sql.table(part.object.table)} where ${sql.id(part.column)} = ${id} and deleted_at = ${deletedAt}`
      const waiting = otherEnd(within, part)
      if (waiting) await waitInBin(within, part.object, parts, waiting)
      await markDeleted(within, part.object, parts, null)
    }
    await markDeleted(within, object, sql`select ${id}::uuid as id`, null)
  })
}

/**
 * Puts the records that a query yields into the bin, with their parts; those without a bin are deleted, with a copy to bring them
 * back. Rights are for the caller to check.
 */
export async function binRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: RawBuilder<unknown>,
): Promise<void> {
  if (!object.bin) {
    await deleteRecords(ctx, object, ids)
    return
  }
  for (const part of partsOf(ctx, object)) {
    const parts = sql`
      select id from ${sql.table(part.object.table)} where ${sql.id(part.column)} in (${ids}) and deleted_at is null`
    await binRecords(ctx, part.object, parts)
  }
  await markDeleted(ctx, object, ids, changeSetOf(ctx).at.toISOString())
}

/** The objects whose records are parts of this one's, each with the column that says of which. */
function partsOf(ctx: Ctx, object: ObjectDefinition): Array<{ object: ObjectDefinition; column: string }> {
  return ctx.registry.objects.flatMap((other) =>
    references(other)
      .filter(([, field]) => field.part && field.to === object.name)
      .map(([key]) => ({ object: other, column: columnName(other, key) })),
  )
}

/** The other record that a link is part of: its table, and the column that leads there. */
function otherEnd(
  { registry }: Ctx,
  { object, column }: { object: ObjectDefinition; column: string },
): { table: string; column: string } | undefined {
  const key = linkEndsOf(object)?.find((end) => columnName(object, end) !== column)
  const field = key === undefined ? undefined : object.fields[key]
  return key && field?.kind === 'reference'
    ? { table: registry.object(field.to).table, column: columnName(object, key) }
    : undefined
}

/** A link whose other end is in the bin stays there too, until that end comes back. */
async function waitInBin(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: RawBuilder<unknown>,
  { table, column }: { table: string; column: string },
): Promise<void> {
  await applyPatches(ctx, object, {
    select: sql`
      select link.id, jsonb_build_object('deleted_at', other.deleted_at) as patch
      from ${sql.table(object.table)} as link join ${sql.table(table)} as other on other.id = link.${sql.id(column)}
      where link.id in (${ids}) and other.deleted_at is not null`,
    columns: ['deleted_at'],
  })
}

const columnName = (object: ObjectDefinition, key: string): string => columnOf(key, object.fields[key]!)

async function markDeleted(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: RawBuilder<unknown>,
  at: string | null,
): Promise<void> {
  const patch = JSON.stringify({ deleted_at: at })
  await applyPatches(ctx, object, {
    select: sql`select id, ${patch}::jsonb as patch from (${ids}) as wanted`,
    columns: ['deleted_at'],
  })
}
