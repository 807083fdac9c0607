import { columnOf, type LinksField, labelOf, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { binRecords, type Ctx, insertRecords } from '../../../records/index.ts'
import { isMade, namesOf, noteUnknown, titleColumn } from './link-references.ts'
import type { RecordsToApply } from './records-to-apply.ts'

/** Links that rows of a file name, taken out of the rows until their records are there. */
export interface TakenLinks {
  key: string
  field: LinksField
  /** Temporary table of the names: `row_number`, `name`; a row with an empty list is not in it. */
  table: string
}

/** Takes the names of linked records out of the rows, since links can be made only when the records are. */
export async function takeLinks(ctx: Ctx, { object, mapped }: RecordsToApply): Promise<TakenLinks[]> {
  const taken: TakenLinks[] = []
  for (const key of mapped) {
    const field = object.fields[key]
    if (field?.kind !== 'links') continue
    const column = sql.lit(columnOf(key, field))
    const table = `applying_links_${taken.length}`
    await sql`
      create temporary table ${sql.table(table)} on commit drop as
      select row_number, name from applying_row cross join lateral jsonb_array_elements_text(fields -> ${column}) as name
      where fields ? ${column}`.execute(ctx.db)
    await sql`update applying_row set fields = fields - ${column} where fields ? ${column}`.execute(ctx.db)
    taken.push({ key, field, table })
  }
  return taken
}

/**
 * Gives records the links that their rows name: what the last row of a record says is the whole list, and an empty cell says nothing. A record is named by its
 * title, by a value that only it has, or by its id; names that nothing has become new records where a title is all that these need. Links that stay keep
 * their columns.
 */
export async function applyLinks(
  ctx: Ctx,
  work: RecordsToApply,
  taken: readonly TakenLinks[],
): Promise<void> {
  for (const links of taken) {
    await findWanted(ctx, work, links)
    await makeWanted(ctx, links)
    await sql`drop table wanted_link, named_link`.execute(ctx.db)
  }
}

/** `wanted_link`: the record and the one that it is to be linked with. */
async function findWanted(ctx: Ctx, work: RecordsToApply, { key, field, table }: TakenLinks): Promise<void> {
  const target = ctx.registry.object(field.to)
  await sql`
    create temporary table named_link on commit drop as
    with named as (select lower(name) as key, min(name) as name from ${sql.table(table)} group by 1),
    found as (
      select distinct on (named.key) named.key, known.id
      from named join (${sql.join(namesOf(target), sql` union all `)}) as known on known.key = named.key
      order by named.key, known.rank, known.created_at, known.id
    )
    select named.key, named.name, coalesce(found.id, uuid_v7()) as id, found.id is null as is_new
    from named left join found using (key)`.execute(ctx.db)
  if (isMade(target)) {
    const title = titleColumn(target)
    await insertRecords(ctx, target, {
      columns: ['id', title],
      select: sql`select id, left(name, 200) as ${sql.id(title)} from named_link where is_new`,
    })
  } else {
    await noteUnknown(ctx, work, labelOf(key, field), 'named_link')
    await sql`delete from named_link where is_new`.execute(ctx.db)
  }
  await chooseWanted(ctx, field, table, target)
}

/** Two machines may be of one name: whichever is linked already is meant. */
async function chooseWanted(
  ctx: Ctx,
  field: LinksField,
  table: string,
  target: ObjectDefinition,
): Promise<void> {
  const [here, there] = endsOf(ctx, field)
  const through = ctx.registry.object(field.through)
  await sql`
    create temporary table wanted_link on commit drop as
    select distinct record.id as here, coalesce(kept.id, named.id) as there
    from (
      select identity, max(row_number) as row_number from applying_row
      where row_number in (select row_number from ${sql.table(table)}) group by identity
    ) as last
    join applying_record as record on record.identity = last.identity
    join ${sql.table(table)} as said on said.row_number = last.row_number
    left join named_link as named on named.key = lower(said.name)
    left join lateral (
      select target.id from ${sql.table(through.table)} as link
      join ${sql.table(target.table)} as target on target.id = link.${sql.id(there)}
      where link.${sql.id(here)} = record.id and link.deleted_at is null
        and lower(target.${sql.id(titleColumn(target))}::text) = lower(said.name)
      order by target.created_at, target.id limit 1
    ) as kept on true
    where coalesce(kept.id, named.id) is not null and coalesce(kept.id, named.id) <> record.id`.execute(
    ctx.db,
  )
}

async function makeWanted(ctx: Ctx, { field }: TakenLinks): Promise<void> {
  const [here, there] = endsOf(ctx, field)
  const through = ctx.registry.object(field.through)
  await binRecords(
    ctx,
    through,
    sql`
      select id from ${sql.table(through.table)} as link
      where link.deleted_at is null and link.${sql.id(here)} in (select here from wanted_link)
        and not exists (
          select from wanted_link as wanted where wanted.here = link.${sql.id(here)} and wanted.there = link.${sql.id(there)})`,
  )
  await insertRecords(ctx, through, {
    columns: [here, there],
    select: sql`
      select here as ${sql.id(here)}, there as ${sql.id(there)} from wanted_link as wanted
      where not exists (
        select from ${sql.table(through.table)} as link
        where link.${sql.id(here)} = wanted.here and link.${sql.id(there)} = wanted.there and link.deleted_at is null)`,
  })
}

/** The columns of the two references of a link: to the record that has the field, and to the linked one. */
function endsOf(ctx: Ctx, field: LinksField): [string, string] {
  const { fields } = ctx.registry.object(field.through)
  return [columnOf(field.here, fields[field.here]!), columnOf(field.there, fields[field.there]!)]
}
