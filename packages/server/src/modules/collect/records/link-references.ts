import { columnOf, labelOf, type ObjectDefinition, type ReferenceField } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, insertRecords } from '../../../records/index.ts'
import type { RecordsToApply } from './records-to-apply.ts'

/**
 * Replaces what names a record by that record: a person's company, a product's category. A record is named by its title, by a value that only it has
 * (an e-mail address, a code), or by its id. Names that nothing has become new records, except of users and other objects that only their module
 * may write.
 */
export async function linkReferences(ctx: Ctx, work: RecordsToApply): Promise<void> {
  for (const key of work.mapped) {
    const field = work.object.fields[key]
    if (field?.kind === 'reference') await linkReference(ctx, work, key, field)
  }
}

async function linkReference(
  ctx: Ctx,
  work: RecordsToApply,
  key: string,
  field: ReferenceField,
): Promise<void> {
  const target = ctx.registry.object(field.to)
  const column = columnOf(key, field)
  await keepWhatIsMeant(ctx, work, target, column)
  const table = `applying_${column}`
  await findNamed(ctx, target, column, table)
  const title = titleColumn(target)
  if (isMade(target)) {
    await insertRecords(ctx, target, {
      columns: ['id', title],
      select: sql`select id, left(name, 200) as ${sql.id(title)} from ${sql.table(table)} where is_new`,
    })
  } else await noteUnknown(ctx, work, labelOf(key, field), table)
  const usable = isMade(target) ? sql`named.id` : sql`case when not named.is_new then named.id end`
  await sql`
    update applying_row as row
    set fields = row.fields - ${sql.lit(column)} || jsonb_strip_nulls(jsonb_build_object(${sql.lit(column)}::text, ${usable}))
    from ${sql.table(table)} as named
    where named.key = lower(row.fields ->> ${sql.lit(column)})
  `.execute(ctx.db)
}

/** A title is all it takes to make one. */
const isMade = (target: ObjectDefinition): boolean =>
  target.writes === 'records' &&
  Object.entries(target.fields).every(
    ([key, field]) => key === target.title || !field.required || field.default !== undefined || field.system,
  )

/** Two companies may have one name: a record that is with either of them stays where it is. */
async function keepWhatIsMeant(
  ctx: Ctx,
  { object }: RecordsToApply,
  target: ObjectDefinition,
  column: string,
): Promise<void> {
  await sql`
    update applying_row as row set fields = row.fields - ${sql.lit(column)}
    from ${sql.table(object.table)} as record
    join ${sql.table(target.table)} as target on target.id = record.${sql.id(column)}
    where record.id = row.record_id
      and lower(target.${sql.id(titleColumn(target))}) = lower(row.fields ->> ${sql.lit(column)})
  `.execute(ctx.db)
}

/** Each name in the rows with the record it means, or the id of the one to be made. */
async function findNamed(ctx: Ctx, target: ObjectDefinition, column: string, table: string): Promise<void> {
  await sql`
    create temporary table ${sql.table(table)} on commit drop as
    with named as (
      select lower(fields ->> ${sql.lit(column)}) as key, min(fields ->> ${sql.lit(column)}) as name
      from applying_row where fields ? ${sql.lit(column)} group by 1
    ), found as (
      select distinct on (named.key) named.key, known.id
      from named join (${sql.join(namesOf(target), sql` union all `)}) as known on known.key = named.key
      order by named.key, known.rank, known.created_at, known.id
    )
    select named.key, named.name, coalesce(found.id, uuid_v7()) as id, found.id is null as is_new
    from named left join found using (key)
  `.execute(ctx.db)
}

function namesOf(target: ObjectDefinition): RawBuilder<unknown>[] {
  const alive = target.bin ? sql`where deleted_at is null` : sql``
  const unique = Object.entries(target.fields).filter(
    ([, field]) => field.unique && /^(text|email|phone)$/.test(field.kind),
  )
  const columns = [titleColumn(target), ...unique.map(([key, field]) => columnOf(key, field)), 'id']
  return [...new Set(columns)].map(
    (column, rank) =>
      sql`select lower(${sql.id(column)}::text) as key, ${sql.lit(rank)} as rank, created_at, id from ${sql.table(target.table)} ${alive}`,
  )
}

async function noteUnknown(ctx: Ctx, { note }: RecordsToApply, label: string, table: string): Promise<void> {
  const { rows } = await sql<{ name: string; count: number }>`
    select min(name) as name, count(*)::integer as count from ${sql.table(table)} where is_new having count(*) > 0
  `.execute(ctx.db)
  const [unknown] = rows
  if (!unknown) return
  const others =
    unknown.count > 1 ? ` and ${unknown.count - 1} other ${unknown.count > 2 ? 'names' : 'name'}` : ''
  note(
    `${label}: “${unknown.name}”${others} ${unknown.count > 1 ? 'are' : 'is'} nobody here, and left empty.`,
  )
}

const titleColumn = (target: ObjectDefinition): string => columnOf(target.title, target.fields[target.title]!)
