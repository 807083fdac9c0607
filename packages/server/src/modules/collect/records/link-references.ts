import { columnOf, type ObjectDefinition, type ReferenceField } from '@regulars/model'
import { sql } from 'kysely'
import { type Ctx, insertRecords } from '../../../records/index.ts'
import type { RecordsToApply } from './records-to-apply.ts'

/**
 * Replaces names by the records they name: a person's company, a product's category. Names that nothing has become new records, except of users and other
 * objects that only their module may write.
 */
export async function linkReferences(ctx: Ctx, { object, mapped }: RecordsToApply): Promise<void> {
  for (const key of mapped) {
    const field = object.fields[key]!
    if (field.kind === 'reference') await linkReference(ctx, key, field)
  }
}

async function linkReference(ctx: Ctx, key: string, field: ReferenceField): Promise<void> {
  const target = ctx.registry.object(field.to)
  const column = columnOf(key, field)
  const title = titleColumn(target)
  const alive = target.bin ? sql`and existing.deleted_at is null` : sql``
  const table = `applying_${column}`
  await sql`
    create temporary table ${sql.table(table)} on commit drop as
    select named.name, coalesce(found.id, uuid_v7()) as id, found.id is null as is_new
    from (
      select lower(fields ->> ${sql.lit(column)}) as key, min(fields ->> ${sql.lit(column)}) as name
      from applying_row where fields ? ${sql.lit(column)} group by 1
    ) as named
    left join lateral (
      select existing.id from ${sql.table(target.table)} as existing
      where lower(existing.${sql.id(title)}) = named.key ${alive}
      order by existing.created_at, existing.id limit 1
    ) as found on true
  `.execute(ctx.db)
  if (target.writes === 'records') {
    await insertRecords(ctx, target, {
      columns: ['id', title],
      select: sql`select id, left(name, 200) as ${sql.id(title)} from ${sql.table(table)} where is_new`,
    })
  }
  const usable =
    target.writes === 'records' ? sql`named.id` : sql`case when not named.is_new then named.id end`
  await sql`
    update applying_row as row
    set fields = jsonb_strip_nulls(jsonb_set(row.fields, array[${sql.lit(column)}], to_jsonb(${usable})))
    from ${sql.table(table)} as named
    where lower(named.name) = lower(row.fields ->> ${sql.lit(column)})
  `.execute(ctx.db)
}

const titleColumn = (target: ObjectDefinition): string => columnOf(target.title, target.fields[target.title]!)
