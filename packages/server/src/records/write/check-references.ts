import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { runPrepared, steadyIds } from '../../platform/database/prepared.ts'
import { type Column, columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { survivorsOf } from '../merge/survivor-of.ts'
import { scopeSql } from './scope.ts'
import type { WriteBatch } from './write-batch.ts'
import { faultOf, labelOfProperty } from './write-problems.ts'

/**
 * Refuses references to records that there are not, that are in the bin, or that whoever acts may not see: nobody can hang anything
 * on a record hidden from them. A reference that stays as it was is not looked at.
 */
export async function checkReferences(ctx: Ctx, batch: WriteBatch): Promise<void> {
  for (const column of columnsOf(batch.object)) {
    if (column.field.kind !== 'reference' || column.field.to === 'changeSet') continue
    await checkColumn(ctx, batch, column, ctx.registry.object(column.field.to))
  }
}

async function checkColumn(
  ctx: Ctx,
  batch: WriteBatch,
  column: Column,
  target: ObjectDefinition,
): Promise<void> {
  const { property } = column
  const entries = batch.entries.filter(
    ({ values, before }) => values[property] != null && values[property] !== before?.[property],
  )
  if (entries.length === 0) return
  const asked = () => entries.map(({ values }) => String(values[property]))
  let found = await findTargets(ctx, batch, target, asked())
  const missing = asked().filter((id) => !found.has(id))
  if (missing.length > 0) {
    // Who was merged is known by the old id too.
    const survivors = await survivorsOf(ctx, missing)
    for (const { values } of entries)
      values[property] = survivors.get(String(values[property])) ?? values[property]
    if (survivors.size > 0) found = await findTargets(ctx, batch, target, asked())
  }
  for (const { values, at } of entries) {
    if (found.has(String(values[property]))) continue
    // One of the references that a reference to any object is made of is known by that field.
    const { partOf } = column.field
    const message = `${labelOfProperty(batch.object, partOf ?? column.key)}: there is no such ${target.label.toLowerCase()}.`
    batch.faults.push(faultOf(at, partOf ?? property, message))
  }
}

async function findTargets(
  ctx: Ctx,
  { options }: WriteBatch,
  target: ObjectDefinition,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await runPrepared(
    ctx.db,
    sql<{ id: string }>`
    select target.id from ${sql.table(target.table)} as target
    where target.id = any(${steadyIds([...new Set(ids)])})
      ${target.bin ? sql`and target.deleted_at is null` : sql``}
      ${options.trusted ? sql`` : sql`and (${mayPointTo(ctx, target)})`}`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Everyone may name themselves, also who may not look at the list of users. */
function mayPointTo(ctx: Ctx, target: ObjectDefinition) {
  const visible = scopeSql(ctx, target, 'read', 'target')
  return target.name === 'user' ? sql`target.id = ${ctx.actor.userId}::uuid or ${visible}` : visible
}
