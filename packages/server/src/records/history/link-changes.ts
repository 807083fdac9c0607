import { isComputed, type LinksField, type LinkValue, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { type Column, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { visibleColumns } from '../read/access.ts'
import { titlesOf } from './titles.ts'

/** Links of a record that came and went with a change set. */
export interface LinkChange {
  changeSetId: string
  /** Property of the field. */
  field: string
  before: LinkValue[]
  after: LinkValue[]
}

interface LinkRow {
  changeSetId: string
  id: string
  comes: boolean
}

/**
 * What change sets did to the links of a record, told as changes of its fields: those that went, and those that came. Links to what the actor may not see are
 * not told.
 */
export async function linkChanges(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  changeSetIds: readonly string[],
): Promise<LinkChange[]> {
  const fields = visibleColumns(ctx, object).filter(
    ({ field }) => field.kind === 'links' && !isComputed(field),
  )
  if (fields.length === 0 || changeSetIds.length === 0) return []
  const each = await Promise.all(fields.map((column) => changesOf(ctx, column, id, changeSetIds)))
  return each.flat()
}

async function changesOf(
  ctx: Ctx,
  { property, field: known }: Column,
  id: string,
  changeSetIds: readonly string[],
): Promise<LinkChange[]> {
  const field = known as LinksField
  const rows = await readRows(ctx, field, id, changeSetIds)
  const titles = await titlesOf(
    ctx,
    rows.map((row) => ({ object: field.to, id: row.id })),
  )
  const changes = new Map<string, LinkChange>()
  for (const row of rows) {
    const title = titles(field.to, row.id)
    if (title === undefined) continue
    const { changeSetId } = row
    const change = changes.get(changeSetId) ?? { changeSetId, field: property, before: [], after: [] }
    changes.set(changeSetId, change)
    change[row.comes ? 'after' : 'before'].push({ id: row.id, title })
  }
  return [...changes.values()]
}

async function readRows(
  ctx: Ctx,
  { through: name, here, there }: LinksField,
  id: string,
  changeSetIds: readonly string[],
): Promise<LinkRow[]> {
  const through = ctx.registry.object(name)
  const [pointer, far] = [here, there].map((key) => sql.id('link', toColumn(key, through.fields[key]!).name))
  const { rows } = await sql<LinkRow>`
    with link as (
      select link.id as link_id, ${far} as id, link.change_set_id from ${sql.table(through.table)} as link where ${pointer} = ${id}::uuid
    )
    select change_set_id as "changeSetId", id, true as comes from link where change_set_id = any(${[...changeSetIds]}::uuid[])
    union all
    select change.change_set_id, link.id, op = 'restore' from link
    join change on change.object = ${through.name} and change.record_id = link.link_id
    where change.change_set_id = any(${[...changeSetIds]}::uuid[]) and op in ('remove', 'restore')
    limit 2000`.execute(ctx.db)
  return rows
}
