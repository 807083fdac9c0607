import type { AnyReferenceField, ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { ChangeEvent, ChangeSetKind } from '../change-sets/change-set.ts'
import type { Column } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { visibleColumns } from '../read/access.ts'
import { mayUndo } from '../undo/undo.ts'
import type { RowJson } from '../write/record-rows.ts'
import { type LinkChange, linkChanges } from './link-changes.ts'
import { type SeenRecord, seeRecord } from './see-record.ts'
import { type Titles, titlesOf } from './titles.ts'

/** One thing that happened to a record. */
export interface HistoryEntry {
  at: string
  event: ChangeEvent
  /** Who did it; null for the product itself. */
  by: { id: string; name: string } | null
  changeSet: {
    id: string
    kind: ChangeSetKind
    label: string
    /** File, form, key or program it came from. */
    source: string | null
    undoneAt: string | null
    /** Whether the one who asks may undo it now. */
    mayUndo: boolean
  } | null
  /** What changed; empty for a record that was made: its values are those before the first change of each. */
  changes: FieldChange[]
}

/** A value before and after; of references the titles too, when they may be seen. */
export interface FieldChange {
  field: string
  before: unknown
  after: unknown
  beforeTitle?: string
  afterTitle?: string
}

/** A page of a record's history, newest first. */
export interface HistoryPage {
  data: HistoryEntry[]
  nextCursor: string | null
}

interface HistoryRow {
  id: number | null
  op: 'create' | 'update' | 'remove' | 'restore' | 'delete' | 'revive' | 'purge'
  before: RowJson
  after: RowJson
  at: string
  changeSetId: string | null
  kind: ChangeSetKind | null
  label: string | null
  source: string | null
  state: string | null
  final: boolean | null
  undoneAt: string | null
  createdById: string | null
  byName: string | null
}

const eventByOperation = {
  create: 'created',
  update: 'updated',
  remove: 'removed',
  restore: 'restored',
  delete: 'removed',
  revive: 'restored',
  purge: 'removed',
} as const

/**
 * What happened to a record, newest first, each with who, when and from which source, and the values before and after. Hidden fields are
 * not in it.
 *
 * @throws Problem `record.not-found`
 */
export async function history(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  { limit = 50, cursor }: { limit?: number; cursor?: string } = {},
): Promise<HistoryPage> {
  const record = await seeRecord(ctx, object, id)
  const rows = await readRows(ctx, object, id, limit + 1, Number(cursor ?? Number.MAX_SAFE_INTEGER))
  const page = rows.slice(0, limit)
  const isLast = rows.length <= limit
  if (isLast) page.push(...(await readCreation(ctx, record)))
  const titles = await titlesOf(ctx, referencesIn(ctx, object, page))
  const linked = await linkChanges(
    ctx,
    object,
    id,
    page.flatMap(({ op, changeSetId }) => (op === 'update' && changeSetId ? changeSetId : [])),
  )
  return {
    data: page.map((row) => toEntry(ctx, object, row, titles, linked)),
    nextCursor: isLast ? null : String(page.at(-1)?.id),
  }
}

const changeSetColumns = sql`
  change_set.kind, change_set.label, change_set.source, change_set.state, change_set.final,
  to_json(change_set.undone_at) #>> '{}' as undone_at, change_set.created_by_id, app_user.name as by_name`

async function readRows(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  limit: number,
  before: number,
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select change.id, op, before, after, to_json(change.at) #>> '{}' as at, change.change_set_id, ${changeSetColumns}
    from change
    left join change_set on change_set.id = change.change_set_id
    left join app_user on app_user.id = change_set.created_by_id
    where change.object = ${object.name} and change.record_id = ${id} and change.id < ${before}
    order by change.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

/** That a record was made is told by itself, not by a change. */
async function readCreation(
  ctx: Ctx,
  { createdAt, changeSetId, createdById }: SeenRecord,
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select null as id, 'create' as op, '{}'::jsonb as before, '{}'::jsonb as after, ${createdAt}::text as at,
      made.change_set_id, change_set.kind, change_set.label, change_set.source, change_set.state, change_set.final,
      to_json(change_set.undone_at) #>> '{}' as undone_at, made.created_by_id, app_user.name as by_name
    from (select ${changeSetId}::uuid as change_set_id, ${createdById}::uuid as created_by_id) as made
    left join change_set on change_set.id = made.change_set_id
    left join app_user on app_user.id = made.created_by_id`.execute(ctx.db)
  return rows
}

function toEntry(
  ctx: Ctx,
  object: ObjectDefinition,
  row: HistoryRow,
  titles: Titles,
  linked: readonly LinkChange[],
): HistoryEntry {
  const { createdById, byName, changeSetId, kind } = row
  return {
    at: row.at,
    event: eventByOperation[row.op],
    by: createdById ? { id: createdById, name: byName ?? '' } : null,
    changeSet:
      changeSetId && kind
        ? {
            id: changeSetId,
            kind,
            label: row.label ?? '',
            source: row.source,
            undoneAt: row.undoneAt,
            mayUndo: row.state === 'done' && row.final === false && mayUndo(ctx, row),
          }
        : null,
    changes: row.op === 'update' ? [...changesIn(ctx, object, row, titles), ...linkedIn(row, linked)] : [],
  }
}

const linkedIn = ({ changeSetId }: HistoryRow, linked: readonly LinkChange[]): FieldChange[] =>
  linked
    .filter((change) => change.changeSetId === changeSetId)
    .map(({ field, before, after }) => ({ field, before, after }))

function changesIn(
  ctx: Ctx,
  object: ObjectDefinition,
  { before, after }: HistoryRow,
  titles: Titles,
): FieldChange[] {
  return visibleColumns(ctx, object).flatMap((column) => {
    const { field } = column
    if (field.kind === 'anyReference') return pointedChange(column.property, field, { before, after }, titles)
    return column.name in after && field.partOf === undefined
      ? [plainChange(column, { before, after }, titles)]
      : []
  })
}

type Values = Pick<HistoryRow, 'before' | 'after'>

/** A reference to any object is told as one change, whichever of its references were written. */
function pointedChange(
  property: string,
  { ways = [] }: AnyReferenceField,
  { before, after }: Values,
  titles: Titles,
): FieldChange[] {
  if (!ways.some(({ column }) => column in after)) return []
  const at = (row: RowJson) => {
    const way = ways.find(({ column }) => typeof row[column] === 'string')
    const id = way && String(row[way.column])
    return way && id ? { object: way.to, id, title: titles(way.to, id) ?? null } : null
  }
  return [{ field: property, before: at(before), after: at(after) }]
}

function plainChange(
  { name, property, field }: Column,
  { before, after }: Values,
  titles: Titles,
): FieldChange {
  const change: FieldChange = { field: property, before: before[name] ?? null, after: after[name] ?? null }
  if (field.kind !== 'reference') return change
  return {
    ...change,
    beforeTitle: titles(field.to, String(change.before)),
    afterTitle: titles(field.to, String(change.after)),
  }
}

function referencesIn(
  ctx: Ctx,
  object: ObjectDefinition,
  rows: readonly HistoryRow[],
): Array<{ object: string; id: string }> {
  return visibleColumns(ctx, object).flatMap(({ name, field }) => {
    if (field.kind !== 'reference') return []
    const ids = rows.flatMap(({ before, after }) => [before[name], after[name]])
    return ids.filter((id) => typeof id === 'string').map((id) => ({ object: field.to, id }))
  })
}
