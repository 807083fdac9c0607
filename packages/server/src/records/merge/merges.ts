import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { seeRecord } from '../history/see-record.ts'
import { titlesOf } from '../history/titles.ts'
import { mayUndo } from '../undo/undo.ts'
import { noSuchMerge } from './merge-problems.ts'

/** A record that has become part of another. */
export interface MergedPart {
  id: string
  /** What it is called, when that may be seen. */
  title: string | null
}

/** A merge in force, as it is told of the record that stays. */
export interface MergeEntry {
  changeSetId: string
  at: string
  /** Who merged; null for the product itself. */
  by: string | null
  merged: MergedPart[]
  /** Whether the one who asks may unmerge. */
  mayUndo: boolean
}

interface MergeRow {
  changeSetId: string
  at: string
  by: string | null
  createdById: string | null
  ids: string[]
}

/** The merges that a record has come out of, newest first. @throws Problem `record.not-found` */
export async function mergesOf(ctx: Ctx, object: ObjectDefinition, id: string): Promise<MergeEntry[]> {
  await seeRecord(ctx, object, id)
  const rows = await readMerges(ctx, sql`survivor_id = ${id} and merged_record.object = ${object.name}`)
  const titles = await titlesOf(
    ctx,
    rows.flatMap(({ ids }) => ids.map((each) => ({ object: object.name, id: each }))),
  )
  return rows.map(({ ids, createdById, ...entry }) => ({
    ...entry,
    merged: ids.map((each) => ({ id: each, title: titles(object.name, each) ?? null })),
    mayUndo: mayUndo(ctx, { createdById }),
  }))
}

/** One merge, with the record that stays and those that became part of it. */
export interface KnownMerge {
  changeSetId: string
  at: string
  survivor: string
  merged: string[]
}

/** A merge in force of a record. @throws Problem `merge.not-found` */
export async function mergeOf(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  changeSetId: string,
): Promise<KnownMerge> {
  await seeRecord(ctx, object, id)
  const which = sql`
    survivor_id = ${id} and merged_record.object = ${object.name} and merged_record.change_set_id = ${changeSetId}`
  const [row] = await readMerges(ctx, which)
  if (!row) throw noSuchMerge(object)
  return { changeSetId, at: row.at, survivor: id, merged: row.ids }
}

async function readMerges(ctx: Ctx, which: ReturnType<typeof sql>): Promise<MergeRow[]> {
  const { rows } = await sql<MergeRow>`
    select merged_record.change_set_id as "changeSetId", to_json(min(change_set.created_at)) #>> '{}' as at,
      min(app_user.name) as by, change_set.created_by_id as "createdById", array_agg(merged_id order by merged_id) as ids
    from merged_record
    join change_set on change_set.id = merged_record.change_set_id
    left join app_user on app_user.id = change_set.created_by_id
    where ${which}
    group by merged_record.change_set_id, change_set.created_by_id
    order by min(change_set.created_at) desc`.execute(ctx.db)
  return rows
}
