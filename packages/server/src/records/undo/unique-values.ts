import { columnOf, linkEndsOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { applyPatches } from '../change-sets/apply-patches.ts'
import type { ChangeSetKind } from '../change-sets/change-set.ts'
import { type Column, columnsOf } from '../columns/column.ts'
import { comparedAs } from '../columns/unique-value.ts'
import type { Ctx } from '../context.ts'

/**
 * A value cannot go back, nor a record come out of the bin, when another record outside the bin has the value by now. A record that was
 * merged comes back all the same, without the value. Answers with the columns that such records give up.
 */
export async function dropTakenValues(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: readonly string[],
  kind: ChangeSetKind,
): Promise<string[]> {
  const given: string[] = []
  for (const column of uniqueColumns(object)) {
    const leavesBin = columns.includes('deleted_at')
    if (!leavesBin && !columns.includes(column.name)) continue
    const comesWithout = kind === 'merge' && !column.field.required
    if (comesWithout) given.push(column.name)
    await sql`
      with taken as (
        select undo_patch.id, patch ? ${column.name} as by_value from undo_patch
        join ${sql.table(object.table)} as record on record.id = undo_patch.id
        cross join lateral (select ${valueAfter(column)} as value) as after
        where value is not null and ${becomesLive(object)} and (patch ? ${column.name} or ${leavingBin(object)})
          and exists (
            select from ${sql.table(object.table)} as other
            where ${comparedAs(column, sql`other.${sql.id(column.name)}`)} = ${comparedAs(column, sql`value::${sql.raw(column.type)}`)}
              and other.id <> undo_patch.id ${object.bin ? sql`and other.deleted_at is null` : sql``}
              and not exists (select from undo_patch as moving where moving.id = other.id
                and (moving.patch ? ${column.name} or moving.patch ->> 'deleted_at' is not null))
          )
      ),
      dropped as (
        update undo_patch
        set patch = case
          when by_value then patch - ${column.name}::text
          when ${comesWithout} then patch || ${JSON.stringify({ [column.name]: null })}::jsonb
          else patch - 'deleted_at'
        end
        from taken where taken.id = undo_patch.id
      )
      insert into undo_kept (object, id, field, reason)
      select ${object.name}, id, case when by_value or ${comesWithout} then ${column.name} else 'deleted_at' end, 'taken' from taken
      on conflict do nothing`.execute(ctx.db)
  }
  return given
}

/** A link does not come out of the bin when the two are linked again by now. */
export async function dropTakenPairs(ctx: Ctx, object: ObjectDefinition): Promise<void> {
  const ends = linkEndsOf(object)
  if (!ends) return
  const after = ends.map((key) => {
    const name = columnOf(key, object.fields[key]!)
    return sql`other.${sql.id(name)} = coalesce((patch ->> ${name})::uuid, record.${sql.id(name)})`
  })
  await sql`
    with dropped as (
      update undo_patch set patch = patch - 'deleted_at'
      from ${sql.table(object.table)} as record
      where record.id = undo_patch.id and ${leavingBin(object)} and patch ->> 'deleted_at' is null and exists (
        select from ${sql.table(object.table)} as other
        where ${sql.join(after, sql` and `)} and other.id <> record.id and other.deleted_at is null)
      returning undo_patch.id
    )
    insert into undo_kept (object, id, field, reason) select ${object.name}, id, 'deleted_at', 'taken' from dropped
    on conflict do nothing`.execute(ctx.db)
}

/**
 * Values that change hands are given up by everyone first: the unique index looks at one record after the other, and would
 * refuse the first that takes what the second still has.
 */
export async function freeUniqueValues(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: readonly string[],
): Promise<void> {
  const freed = uniqueColumns(object).filter(({ name }) => columns.includes(name))
  if (freed.length === 0) return
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from undo_patch`.execute(
    ctx.db,
  )
  if ((rows[0]?.count ?? 0) < 2) return
  for (const { name, field } of freed) {
    const placeholder = field.required ? sql`to_jsonb(id::text)` : sql`'null'::jsonb`
    await applyPatches(ctx, object, {
      select: sql`select id, jsonb_build_object(${name}::text, ${placeholder}) as patch from undo_patch where patch ? ${name}`,
      columns: [name],
    })
  }
}

/** The columns whose values only one record may have. */
export const uniqueColumns = (object: ObjectDefinition): Column[] =>
  columnsOf(object).filter(({ field }) => field.unique)

/** What the record will have in the column, as text. */
const valueAfter = ({ name }: Column): RawBuilder<unknown> =>
  sql`case when patch ? ${name} then patch ->> ${name} else record.${sql.id(name)}::text end`

/** Whether the record will be outside the bin. */
const becomesLive = ({ bin }: ObjectDefinition): RawBuilder<unknown> =>
  bin
    ? sql`(case when patch ? 'deleted_at' then patch ->> 'deleted_at' else record.deleted_at::text end) is null`
    : sql`true`

const leavingBin = ({ bin }: ObjectDefinition): RawBuilder<unknown> =>
  bin ? sql`(patch ? 'deleted_at' and record.deleted_at is not null)` : sql`false`
