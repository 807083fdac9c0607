import { columnOf, linkEndsOf, type ObjectDefinition, type ReferenceField } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import { moveReferences } from '../change-sets/move-references.ts'
import type { Ctx } from '../context.ts'
import { tellsByRule } from '../undo/made-by-rule.ts'
import { binRecords } from '../write/remove.ts'
import { type Attachment, attachmentsOf, ownPointers, uniqueWith } from './attached.ts'

/** Which records become part of which. */
export interface Merging {
  object: ObjectDefinition
  /** The record that stays. */
  into: string
  /** Those that become part of it. */
  from: readonly string[]
}

/**
 * Hangs everything that points to the merged records on the one that stays, set by set; answers with how many records of each object moved.
 * What would then be there twice, where the database allows it once, stays with the record it was of.
 */
export async function moveAttached(ctx: Ctx, merging: Merging): Promise<Record<string, number>> {
  const moved: Record<string, number> = {}
  for (const attachment of attachmentsOf(ctx, merging.object)) {
    const { from, column } = attachment
    const count = await moveReferences(ctx, from, {
      column,
      from: merging.from,
      to: merging.into,
      where: await movesSql(ctx, merging, attachment),
    })
    if (count > 0) moved[from.name] = (moved[from.name] ?? 0) + count
  }
  await dropOwnPointers(ctx, merging)
  await dropLoops(ctx, merging)
  return moved
}

/** Which records, under the name `record`, move along one reference. */
async function movesSql(
  ctx: Ctx,
  { object, into, from: merged }: Merging,
  attachment: Attachment,
): Promise<RawBuilder<boolean>> {
  const { from } = attachment
  const all = [into, ...merged]
  const kept = (await uniqueWith(ctx, attachment)).map((unique) => twins(attachment, unique, into, all))
  const isOne = from.name === object.name ? sql`and record.id <> all(${all}::uuid[])` : sql``
  return sql<boolean>`not (${tellsByRule(ctx, from, 'record')}) ${isOne} ${sql.join(kept, sql` `)}`
}

/** What the database would refuse to have twice on the record that stays, but for the first of each. */
function twins(
  { from, column }: Attachment,
  { others, where }: { others: readonly string[]; where: string | null },
  into: string,
  all: readonly string[],
): RawBuilder<unknown> {
  const names = others.map((other) => sql.id(other))
  return sql`and record.id not in (
    select id from (
      select id, row_number() over (
        ${names.length > 0 ? sql`partition by ${sql.join(names)}` : sql``}
        order by ${sql.id(column)} <> ${into}, created_at desc, id
      ) as place
      from ${sql.table(from.table)}
      where ${sql.id(column)} = any(${[...all]}::uuid[])
        ${sql.join(
          names.map((name) => sql`and ${name} is not null`),
          sql` `,
        )}
        ${where ? sql`and (${sql.raw(where)})` : sql``}
    ) as ranked where place > 1)`
}

/** What linked records that have become one goes to the bin. */
async function dropLoops(ctx: Ctx, { object, into }: Merging): Promise<void> {
  for (const link of ctx.registry.objects) {
    const ends = linkEndsOf(link)?.map((key) => [key, link.fields[key] as ReferenceField] as const)
    if (!ends?.every(([, { to }]) => to === object.name)) continue
    const both = ends.map(([key, field]) => sql`${sql.id(columnOf(key, field))} = ${into}::uuid`)
    await binRecords(
      ctx,
      link,
      sql`select id from ${sql.table(link.table)} where ${sql.join(both, sql` and `)} and deleted_at is null`,
    )
  }
}

/** The record that stays does not point to what has become part of it. */
async function dropOwnPointers(ctx: Ctx, { object, into, from }: Merging): Promise<void> {
  for (const column of ownPointers(object)) {
    const patch = JSON.stringify({ [column]: null })
    await applyPatches(ctx, object, {
      select: sql`
        select id, ${patch}::jsonb as patch from ${sql.table(object.table)}
        where id = ${into} and ${sql.id(column)} = any(${[into, ...from]}::uuid[])`,
      columns: [column],
    })
  }
}
