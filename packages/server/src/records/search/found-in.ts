import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Column, orderBy, quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { reachSql, visibleColumns } from '../read/access.ts'
import { self } from '../read/selection.ts'
import type { SearchWords } from './search-words.ts'

/** So many records that match somehow are looked at before the best are chosen. */
const candidates = 300

/** Whether an object has something to be searched that the actor may see, and a title to show. */
export function isSearched(ctx: Ctx, object: ObjectDefinition): boolean {
  return searchedColumns(ctx, object).length > 0 && titleColumn(ctx, object) !== undefined
}

const searchedColumns = (ctx: Ctx, object: ObjectDefinition): Column[] =>
  visibleColumns(ctx, object).filter(({ field }) => field.searchable)

const titleColumn = (ctx: Ctx, object: ObjectDefinition): Column | undefined =>
  visibleColumns(ctx, object).find(({ key }) => key === object.title)

/**
 * The records of one object that match, best first. Three ways, each along its own index: equal to the text, title beginning with it,
 * and all words anywhere. The third may go through very many, so it is only gone when the first two have not filled the list, and not
 * when an address or number of somebody's own has been typed out.
 */
export function foundIn(
  ctx: Ctx,
  object: ObjectDefinition,
  words: SearchWords,
  limit: number,
  place: number,
): RawBuilder<unknown> {
  const columns = searchedColumns(ctx, object)
  const title = titleColumn(ctx, object)!
  const at = sql.raw(`${quoteName(self)}.${quoteName(title.name)}`)
  return sql`(
    with quick as materialized (${quickWays(ctx, object, columns, title, words, limit)}),
    hit as (
      select id from quick
      union
      (${anywhere(ctx, object, columns, words)}
        and (select count(*) from quick) < ${sql.lit(limit)} and not exists (select 1 from quick where is_own)
        limit ${sql.lit(candidates)})
    )
    select ${object.name}::text as object, ${sql.id(self, 'id')}, left(${at}, 200) as title, ${subtitleSql(ctx, object)} as subtitle,
      ${rankSql(columns, title, words)} as rank, ${sql.lit(place)} as place
    from hit join ${sql.id(object.table)} as ${sql.id(self)} on ${sql.id(self, 'id')} = hit.id
    order by rank, ${at} collate "C", hit.id
    limit ${sql.lit(limit)}
  )`
}

/** `is_own`: found by a value that no other record may have. */
function quickWays(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: readonly Column[],
  title: Column,
  words: SearchWords,
  limit: number,
): RawBuilder<unknown> {
  const most = sql.lit(limit)
  const equal = columns
    .filter(({ field }) => field.indexed || field.unique)
    .map((column) => sql`(${select(ctx, object, equals(column, words), column.field.unique)} limit ${most})`)
  const order = sql.raw(orderBy(title.lookup, `${quoteName(self)}.${quoteName(title.name)}`)!)
  // As a range, which an index serves whatever the text; `like` would have to be planned anew for each.
  const begins = sql`${order} >= ${words.beginning} and ${order} < ${words.beginningEnd}`
  const beginning = title.field.indexed
    ? [sql`(${select(ctx, object, begins)} order by ${order}, ${sql.id(self, 'id')} limit ${most})`]
    : []
  const ways = [...equal, ...beginning]
  return ways.length > 0
    ? sql.join(ways, sql` union `)
    : sql`select null::uuid as id, false as is_own where false`
}

/** All words anywhere. Single letters alone would find half of everybody, so they only count as beginnings. */
function anywhere(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: readonly Column[],
  words: SearchWords,
): RawBuilder<unknown> {
  const condition = words.onlyLetters ? sql`false` : holdsAll(columns, words)
  return sql`select ${sql.id(self, 'id')} from ${sql.id(object.table)} as ${sql.id(self)}
    where ${sql.join([condition, ...reachSql(ctx, object, self)], sql` and `)}`
}

function select(
  ctx: Ctx,
  object: ObjectDefinition,
  condition: RawBuilder<unknown>,
  isOwn = false,
): RawBuilder<unknown> {
  const where = sql.join([condition, ...reachSql(ctx, object, self)], sql` and `)
  return sql`select ${sql.id(self, 'id')}, ${sql.lit(isOwn)} as is_own from ${sql.id(object.table)} as ${sql.id(self)} where ${where}`
}

const columnSql = ({ name }: Column): RawBuilder<unknown> => sql.raw(`${quoteName(self)}.${quoteName(name)}`)
const foldedSql = (column: Column): RawBuilder<string> => sql`fold(${columnSql(column)})`

const equals = (column: Column, { exact }: SearchWords): RawBuilder<boolean> =>
  sql`lower(${columnSql(column)}) = lower(${exact}::text)`

function holdsAll(columns: readonly Column[], { words, phone }: SearchWords): RawBuilder<boolean> {
  const all = sql.join(
    words.map((patterns) => anyOf(columns, patterns)),
    sql` and `,
  )
  const phones = columns.filter(({ field }) => field.kind === 'phone')
  return phone && phones.length > 0 ? sql`((${all}) or ${anyOf(phones, [phone])})` : sql`(${all})`
}

function anyOf(columns: readonly Column[], patterns: readonly string[]): RawBuilder<boolean> {
  const each = columns.flatMap((column) =>
    patterns.map((pattern) => sql`${foldedSql(column)} like ${pattern}`),
  )
  return sql`(${sql.join(each, sql` or `)})`
}

function rankSql(columns: readonly Column[], title: Column, words: SearchWords): RawBuilder<number> {
  const equal = sql.join(
    columns.map((column) => equals(column, words)),
    sql` or `,
  )
  return sql`case
    when ${equal} then 0
    when starts_with(${foldedSql(title)}, ${words.beginning}) then 1
    when ${holdsAll([title], { ...words, phone: undefined })} then 2
    else 3 end`
}

/** The second line of the record, or whose it is. */
function subtitleSql(ctx: Ctx, object: ObjectDefinition): RawBuilder<string | null> {
  const visible = visibleColumns(ctx, object)
  const own = visible.find(({ key }) => key === object.subtitle)
  if (own) return sql`left(${columnSql(own)}::text, 200)`
  const owner = visible.find(({ key, field }) => key === 'contact' && field.kind === 'reference')
  const contact = ctx.registry.find('contact')
  if (!owner || !contact || !titleColumn(ctx, contact)) return sql`null::text`
  const reach = [sql`contact.id = ${columnSql(owner)}`, ...reachSql(ctx, contact, 'contact')]
  return sql`(select left(contact.name, 200) from contact where ${sql.join(reach, sql` and `)})`
}
