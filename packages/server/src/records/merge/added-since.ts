import { labelOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { visibleColumns } from '../read/access.ts'
import { madeByRule } from '../undo/made-by-rule.ts'
import { scopeSql } from '../write/scope.ts'
import { type Attachment, attachmentsOf } from './attached.ts'
import type { KnownMerge } from './merges.ts'
import { survivorsOf } from './survivor-of.ts'

/** Something that was hung on the merged record after the merge, so nobody can know by itself to whom it belongs. */
export interface AddedRecord {
  object: string
  id: string
  title: string | null
  at: string
}

/** A value of the merged record that was changed after the merge. */
export interface ChangedValue {
  property: string
  label: string
  value: unknown
  at: string
}

/** What has to be decided when two are told apart again. Without a word it stays with the record that stayed. */
export interface AddedSince {
  /** The first of them. */
  records: AddedRecord[]
  recordCount: number
  values: ChangedValue[]
}

const maxListed = 200

/** What came to the merged record after a merge, as far as the one who asks may see it. */
export async function addedSince(ctx: Ctx, object: ObjectDefinition, merge: KnownMerge): Promise<AddedSince> {
  const holder = (await survivorsOf(ctx, [merge.survivor])).get(merge.survivor) ?? merge.survivor
  const records: AddedRecord[] = []
  let recordCount = 0
  for (const attachment of attachmentsOf(ctx, object)) {
    const rows = await addedAlong(ctx, attachment, holder, merge)
    recordCount += rows[0]?.total ?? 0
    records.push(...rows.map(({ total, ...record }) => ({ object: attachment.from.name, ...record })))
  }
  return {
    records: records.slice(0, maxListed),
    recordCount,
    values: await changedValues(ctx, object, merge),
  }
}

/** The records that were made after a merge and point to the merged record, as a query's condition on `record`. */
export function addedSql(
  ctx: Ctx,
  { from, column }: Attachment,
  holder: string,
  { at }: KnownMerge,
): RawBuilder<boolean> {
  const live = from.bin ? sql`and record.deleted_at is null` : sql``
  return sql<boolean>`
    record.${sql.id(column)} = ${holder}::uuid and record.created_at > ${at}::timestamptz
    and not (${madeByRule(ctx, from, 'record')}) ${live}`
}

async function addedAlong(
  ctx: Ctx,
  attachment: Attachment,
  holder: string,
  merge: KnownMerge,
): Promise<Array<{ id: string; title: string | null; at: string; total: number }>> {
  const { from } = attachment
  const title = visibleColumns(ctx, from).find(({ key }) => key === from.title)
  const { rows } = await sql<{ id: string; title: string | null; at: string; total: number }>`
    select record.id, ${title ? sql`left(record.${sql.id(title.name)}::text, 200)` : sql`null`} as title,
      to_json(record.created_at) #>> '{}' as at, count(*) over ()::integer as total
    from ${sql.table(from.table)} as record
    where ${addedSql(ctx, attachment, holder, merge)} and (${scopeSql(ctx, from, 'read', 'record')})
    order by record.created_at, record.id limit ${maxListed}`.execute(ctx.db)
  return rows
}

async function changedValues(
  ctx: Ctx,
  object: ObjectDefinition,
  { changeSetId, survivor }: KnownMerge,
): Promise<ChangedValue[]> {
  const { rows } = await sql<{ column: string; value: unknown; at: string }>`
    select key as "column", to_jsonb(record) -> key as value, to_json(max(change.at)) #>> '{}' as at
    from change cross join lateral jsonb_object_keys(after) as key
    join ${sql.table(object.table)} as record on record.id = change.record_id
    where change.object = ${object.name} and change.record_id = ${survivor} and change.op = 'update'
      and change.id > (select max(id) from change where change_set_id = ${changeSetId})
    group by key, record.* order by key`.execute(ctx.db)
  const visible = visibleColumns(ctx, object)
  return rows.flatMap(({ column, value, at: changedAt }) => {
    const found = visible.find(({ name, field }) => name === column && !field.readOnly)
    if (!found) return []
    return [{ property: found.property, label: labelOf(found.key, found.field), value, at: changedAt }]
  })
}

/** The column of a property that was changed after a merge. */
export const columnOfProperty = (object: ObjectDefinition, property: string): string | undefined =>
  columnsOf(object).find((column) => column.property === property)?.name
