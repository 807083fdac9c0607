import type { AnyReferenceField, LinksField, ObjectDefinition } from '@regulars/model'
import { mostLinks } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Column, quoteName, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isHidden, reachSql, visibleColumns } from '../read/access.ts'

/**
 * The JSON of a value that has no column, of the record named `alias`: as much of it as the actor may see.
 */
export function wovenJson(ctx: Ctx, { field }: Column, alias: string): RawBuilder<unknown> {
  if (field.kind === 'links') return linksJson(ctx, field, alias)
  if (field.kind === 'anyReference') return anyReferenceJson(ctx, field, alias)
  throw new RangeError(`A field of the kind "${field.kind}" has a column.`)
}

/** `[{ id, title, link, role }]`: the linked records that may be seen, in the order in which they were linked, those linked together by their titles. */
function linksJson(ctx: Ctx, field: LinksField, alias: string): RawBuilder<unknown> {
  const through = ctx.registry.object(field.through)
  const target = ctx.registry.object(field.to)
  const [link, far, chip] = ['link', 'far', 'chip'].map((word) => `${alias}_${word}`) as [
    string,
    string,
    string,
  ]
  const pointer = (key: string) => sql.id(link, toColumn(key, through.fields[key]!).name)
  const own = linkColumnsOf(ctx, through).map(({ name, property }) =>
    sql.raw(`${quoteName(link)}.${quoteName(name)} as ${quoteName(property)}`),
  )
  const columns = sql.join([
    sql`${sql.id(far, 'id')}`,
    sql`${titleOf(ctx, target, far)} as title`,
    sql`${sql.id(link, 'id')} as link`,
    ...own,
  ])
  const where = sql.join(
    [sql`${pointer(field.here)} = ${sql.id(alias, 'id')}`, ...reachSql(ctx, through, link)],
    sql` and `,
  )
  return sql`(
    select coalesce(json_agg(row_to_json(${sql.id(chip)})), '[]') from (
      select ${columns} from ${sql.table(through.table)} as ${sql.id(link)}
      join ${sql.table(target.table)} as ${sql.id(far)} on ${sql.id(far, 'id')} = ${pointer(field.there)}
      where ${where} order by ${sql.id(link, 'created_at')}, title, ${sql.id(link, 'id')} limit ${sql.lit(mostLinks)}
    ) as ${sql.id(chip)})`
}

/** The columns that people gave links, as far as the actor may see them. */
export const linkColumnsOf = (ctx: Ctx, through: ObjectDefinition): Column[] =>
  visibleColumns(ctx, through).filter(
    ({ key, field }) =>
      !field.system && !field.live && !(field.kind === 'reference' && field.part) && key !== through.title,
  )

/** `{ object, id, title }`: whatever is pointed to; its title only where it may be seen. */
function anyReferenceJson(ctx: Ctx, { ways = [] }: AnyReferenceField, alias: string): RawBuilder<unknown> {
  if (ways.length === 0) return sql`null::json`
  const cases = ways.map(({ to, column }, index) => {
    const pointer = sql.id(alias, column)
    const far = `${alias}_way_${index}`
    const target = ctx.registry.object(to)
    const reach = [sql`${sql.id(far, 'id')} = ${pointer}`, ...reachSql(ctx, target, far)]
    const title = sql`(select ${titleOf(ctx, target, far)} from ${sql.table(target.table)} as ${sql.id(far)} where ${sql.join(reach, sql` and `)})`
    return sql`when ${pointer} is not null then json_build_object('object', ${sql.lit(to)}::text, 'id', ${pointer}, 'title', ${title})`
  })
  return sql`(case ${sql.join(cases, sql` `)} end)`
}

function titleOf(ctx: Ctx, target: ObjectDefinition, alias: string): RawBuilder<unknown> {
  if (isHidden(ctx, target, target.title)) return sql`null::text`
  return sql`left(${sql.id(alias, toColumn(target.title, target.fields[target.title]!).name)}::text, 200)`
}
