import {
  type AnyReferenceField,
  columnOf,
  labelOf,
  type ObjectDefinition,
  type ReferenceField,
} from '@regulars/model'
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
    if (field?.kind === 'anyReference') await linkAnyReference(ctx, work, key, field)
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
  await noteWhole(ctx, work, labelOf(key, field), { target, table })
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
export const isMade = (target: ObjectDefinition): boolean =>
  target.writes === 'records' &&
  Object.entries(target.fields).every(
    ([key, field]) => key === target.title || !field.required || field.default !== undefined || field.system,
  )

/**
 * Replaces what names a record of some object by that record: `company: Hotel Linde`, or a name alone, of whichever of the objects has it first. Nothing is
 * made of names that nothing has.
 */
async function linkAnyReference(
  ctx: Ctx,
  work: RecordsToApply,
  key: string,
  field: AnyReferenceField,
): Promise<void> {
  const column = columnOf(key, field)
  const given = sql`row.fields ->> ${sql.lit(column)}`
  await sql`
    create temporary table applying_way (row_number bigint, rank integer, id uuid, is_kept boolean) on commit drop`.execute(
    ctx.db,
  )
  for (const [rank, way] of (field.ways ?? []).entries()) {
    const target = ctx.registry.object(way.to)
    const prefix = `^(${[target.name, target.label, target.labelPlural].map(literally).join('|')}):\\s*`
    const name = sql`case when ${given} ~* ${prefix} then regexp_replace(${given}, ${prefix}, '', 'i') else ${given} end`
    await sql`
      insert into applying_way
      select distinct on (row.row_number) row.row_number, ${sql.lit(rank)}, known.id, record.${sql.id(way.column)} is not null
      from applying_row as row
      join (${sql.join(namesOf(target), sql` union all `)}) as known on known.key = lower(${name})
      left join ${sql.table(work.object.table)} as record on record.id = row.record_id and record.${sql.id(way.column)} = known.id
      where row.fields ? ${sql.lit(column)}
      order by row.row_number, record.id is null, known.rank, known.created_at, known.id`.execute(ctx.db)
  }
  await noteNobody(ctx, work, labelOf(key, field), column)
  const ways = (field.ways ?? []).map(
    (way, rank) =>
      sql`${sql.lit(way.column)}::text, case when found.rank = ${sql.lit(rank)} then found.id end`,
  )
  await sql`
    update applying_row as row set fields = row.fields - ${sql.lit(column)} ||
      case when found.id is null or found.is_kept then '{}' else jsonb_build_object(${sql.join(ways)}) end
    from (
      select named.row_number, meant.* from (select row_number from applying_row where fields ? ${sql.lit(column)}) as named
      left join lateral (
        select rank, id, is_kept from applying_way where applying_way.row_number = named.row_number order by not is_kept, rank limit 1
      ) as meant on true
    ) as found
    where found.row_number = row.row_number`.execute(ctx.db)
  await sql`drop table applying_way`.execute(ctx.db)
}

const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function noteNobody(ctx: Ctx, { note }: RecordsToApply, label: string, column: string): Promise<void> {
  const { rows } = await sql<{ name: string; count: number }>`
    select min(fields ->> ${sql.lit(column)}) as name, count(*)::integer as count from applying_row
    where fields ? ${sql.lit(column)} and row_number not in (select row_number from applying_way) having count(*) > 0`.execute(
    ctx.db,
  )
  if (rows[0])
    note(
      `${label}: “${rows[0].name}” ${rows[0].count > 1 ? 'and others are' : 'is'} nothing here, and left out.`,
    )
}

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

/**
 * Each name in the rows with the record it means, or the id of the one to be made; what a name may be called by is `lower(name)`. Where parts of several wholes have a
 * name, as stages of several pipelines have, it is that of the whole which has most of the names in the rows.
 */
async function findNamed(ctx: Ctx, target: ObjectDefinition, column: string, table: string): Promise<void> {
  const part = partOf(target)
  const whole = part ? sql`record.${sql.id(part.column)}` : sql`null::uuid`
  const record = part ? sql`join ${sql.table(target.table)} as record on record.id = known.id` : sql``
  await sql`
    create temporary table ${sql.table(table)} on commit drop as
    with named as (
      select lower(fields ->> ${sql.lit(column)}) as key, min(fields ->> ${sql.lit(column)}) as name
      from applying_row where fields ? ${sql.lit(column)} group by 1
    ), meant as (
      select named.key, known.rank, known.created_at, known.id, ${whole} as whole
      from named join (${sql.join(namesOf(target), sql` union all `)}) as known on known.key = named.key ${record}
    ), familiar as (
      select whole, count(distinct key) as names from meant group by whole
    ), found as (
      select distinct on (meant.key) meant.key, meant.id
      from meant join familiar on familiar.whole is not distinct from meant.whole
      order by meant.key, meant.rank, familiar.names desc, meant.created_at, meant.id
    )
    select named.key, named.name, coalesce(found.id, uuid_v7()) as id, found.id is null as is_new
    from named left join found using (key)
  `.execute(ctx.db)
}

/** What a part is a part of, as a stage is of a pipeline. */
function partOf(target: ObjectDefinition): { column: string; to: string } | undefined {
  for (const [key, field] of Object.entries(target.fields))
    if (field.kind === 'reference' && field.part) return { column: columnOf(key, field), to: field.to }
  return undefined
}

/** Where several wholes have parts so called, which of them is meant. */
async function noteWhole(
  ctx: Ctx,
  { note }: RecordsToApply,
  label: string,
  { target, table }: { target: ObjectDefinition; table: string },
): Promise<void> {
  const part = partOf(target)
  if (!part) return
  const whole = ctx.registry.object(part.to)
  const title = sql.id(titleColumn(target))
  const alive = target.bin ? sql`and other.deleted_at is null` : sql``
  const { rows } = await sql<{ name: string }>`
    select distinct whole.${sql.id(titleColumn(whole))} as name
    from ${sql.table(table)} as named
    join ${sql.table(target.table)} as record on record.id = named.id
    join ${sql.table(whole.table)} as whole on whole.id = record.${sql.id(part.column)}
    where exists (
      select from ${sql.table(target.table)} as other
      where lower(other.${title}) = named.key and other.${sql.id(part.column)} <> whole.id ${alive})
    order by 1`.execute(ctx.db)
  if (rows.length === 0) return
  const meant = rows.map(({ name }) => `“${name}”`).join(', ')
  note(
    `${label}: several ${whole.labelPlural.toLowerCase()} have some of these names; those of ${meant} are meant.`,
  )
}

export function namesOf(target: ObjectDefinition): RawBuilder<unknown>[] {
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

export async function noteUnknown(
  ctx: Ctx,
  { note }: Pick<RecordsToApply, 'note'>,
  label: string,
  table: string,
): Promise<void> {
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

export const titleColumn = (target: ObjectDefinition): string =>
  columnOf(target.title, target.fields[target.title]!)
