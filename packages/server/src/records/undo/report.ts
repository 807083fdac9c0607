import { sql } from 'kysely'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'

/** Why something was left as it is. */
export type KeptReason =
  /** Somebody changed it since. */
  | 'changed'
  /** A record that stays points to it. */
  | 'in-use'
  /** It is a part of a record that stays. */
  | 'part'
  /** The value has been taken by another record since. */
  | 'taken'
  /** The record, or the one it pointed to, is there no more. */
  | 'gone'

/** One thing that undoing left as it is. */
export interface KeptItem {
  object: string
  id: string
  /** Property that kept its value; null when the record itself stays. */
  field: string | null
  reason: KeptReason
}

/** What undoing did. */
export interface UndoReport {
  /** The change set that undoing made, which can itself be undone unless it is final; null when there was nothing to undo. */
  undoneBy: string | null
  /** Records whose values went back, or that came back themselves. */
  restored: number
  /** Records that are gone again. */
  removed: number
  /** The first of what was left as it is. */
  kept: KeptItem[]
  keptCount: number
}

/** More than this is counted, not listed. */
const maxListed = 200

/** Makes the table in which an undo notes what it leaves as it is; it lasts as long as the transaction. */
export async function createKeptTable(ctx: Ctx): Promise<void> {
  await sql`drop table if exists undo_kept`.execute(ctx.db)
  await sql`
    create temporary table undo_kept (
      object text not null, id uuid not null, field text not null default '', reason text not null,
      primary key (object, id, field)
    ) on commit drop`.execute(ctx.db)
}

/** Reads what was left as it is, first of all whole records. */
export async function readKept(ctx: Ctx): Promise<Pick<UndoReport, 'kept' | 'keptCount'>> {
  const { rows } = await sql<KeptItem & { total: number }>`
    select object, id, nullif(field, '') as field, reason, count(*) over ()::integer as total
    from undo_kept order by field <> '', object, id, field limit ${maxListed}`.execute(ctx.db)
  const kept = rows.map(({ object, id, field, reason }) => ({
    object,
    id,
    field: field === null ? null : propertyOfColumn(ctx, object, field),
    reason,
  }))
  return { kept, keptCount: rows[0]?.total ?? 0 }
}

function propertyOfColumn(ctx: Ctx, object: string, column: string): string {
  const found = columnsOf(ctx.registry.object(object)).find(({ name }) => name === column)
  return found?.property ?? column
}
