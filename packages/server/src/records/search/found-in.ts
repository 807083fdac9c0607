import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { type Column, orderBy, quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { reachSql, visibleColumns } from '../read/access.ts'
import { self } from '../read/selection.ts'
import type { SearchWords } from './search-words.ts'

/** So many of the newest records are looked at before an index of words is asked, where there are very many. */
const newest = 200
const veryMany = 30_000

/** So many that match somehow are looked at for each that is wanted, since those that match in the title come first. */
const candidatesForEach = 3

/** Whether an object has something to be searched that the actor may see, and a title to show. */
export function isSearched(ctx: Ctx, object: ObjectDefinition): boolean {
  return searchedColumns(ctx, object).length > 0 && titleColumn(ctx, object) !== undefined
}

const searchedColumns = (ctx: Ctx, object: ObjectDefinition): Column[] =>
  visibleColumns(ctx, object).filter(({ field }) => field.searchable)

const titleColumn = (ctx: Ctx, object: ObjectDefinition): Column | undefined =>
  visibleColumns(ctx, object).find(({ key }) => key === object.title)

/** The column that titles are searched in; undefined for an object whose title is not searched. */
export const searchedTitle = (ctx: Ctx, object: ObjectDefinition): Column | undefined =>
  searchedColumns(ctx, object).find(({ key }) => key === object.title)

/**
 * The records of one object that match. Three ways, each only gone while those before it have not filled the list: equal to the text or beginning with it;
 * the newest of very many records; all of them. What nearly every record holds is found among the newest, so the indexes of words are asked
 * only for what is rare enough for them. Where an address or number of somebody's own has been typed out, the first way is all.
 */
export function foundIn(
  ctx: Ctx,
  object: ObjectDefinition,
  words: SearchWords,
  limit: number,
  place: number,
): RawBuilder<unknown> {
  const columns = searchedColumns(ctx, object)
  const most = sql.lit(limit)
  const unlessOwn = sql`not exists (select 1 from quick where is_own)`
  const few = sql`(select count(distinct id) from (select id from quick union all select id from recent) as before) < ${most}`
  const anywhere = holding(ctx, object, holdsAll(columns, words), sql`${few} and ${unlessOwn}`)
  return sql`(
    with quick as materialized (${quickWays(ctx, object, columns, words, limit)}),
    recent as materialized (${amongNewest(ctx, object, columns, words)} and ${unlessOwn} limit ${most}),
    hit as (
      select id, min(way) as way from (
        select id, way from quick union all select id, ${sql.lit(2)} from recent
        union all (select id, ${sql.lit(2)} from (${anywhere} limit ${sql.lit(limit * candidatesForEach)}) as anywhere)
      ) as found group by id
    )
    ${shownSql(ctx, object, place)}
  )`
}

/** What was found, as it is shown: `hit` has the ids and the way each was found. */
export function shownSql(ctx: Ctx, object: ObjectDefinition, place: number): RawBuilder<unknown> {
  const title = columnSql(titleColumn(ctx, object)!)
  return sql`select ${object.name}::text as object, ${sql.id(self, 'id')}, left(${title}, 200) as title,
      ${subtitleSql(ctx, object)} as subtitle, hit.way, ${sql.lit(place)} as place
    from hit join ${sql.id(object.table)} as ${sql.id(self)} on ${sql.id(self, 'id')} = hit.id`
}

/** Equal to the text (way 0), or with a title that begins with it (way 1). `is_own`: found by a value that no other record may have. */
function quickWays(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: readonly Column[],
  words: SearchWords,
  limit: number,
): RawBuilder<unknown> {
  const most = sql.lit(limit)
  const equal = columns
    .filter(({ field }) => field.indexed || field.unique)
    .map(
      (column) => sql`(${select(ctx, object, 0, equals(column, words), column.field.unique)} limit ${most})`,
    )
  const title = titleColumn(ctx, object)!
  const order = sql.raw(orderBy(title.lookup, `${quoteName(self)}.${quoteName(title.name)}`)!)
  // As a range, which an index serves whatever the text; `like` would have to be planned anew for each.
  const begins = sql`${order} >= ${words.beginning} and ${order} < ${words.beginningEnd}`
  const beginning = title.field.indexed
    ? [sql`(${select(ctx, object, 1, begins)} order by ${order}, ${sql.id(self, 'id')} limit ${most})`]
    : []
  const ways = [...equal, ...beginning]
  return ways.length > 0
    ? sql`select id, min(way) as way, bool_or(is_own) as is_own from (${sql.join(ways, sql` union all `)}) as every_way group by id`
    : sql`select null::uuid as id, 0 as way, false as is_own where false`
}

function select(
  ctx: Ctx,
  object: ObjectDefinition,
  way: number,
  condition: RawBuilder<unknown>,
  isOwn = false,
): RawBuilder<unknown> {
  const where = sql.join([condition, ...reachSql(ctx, object, self)], sql` and `)
  return sql`select ${sql.id(self, 'id')}, ${sql.lit(way)} as way, ${sql.lit(isOwn)} as is_own
    from ${sql.id(object.table)} as ${sql.id(self)} where ${where}`
}

/** The newest records that match; ids rise with time. Their texts are folded in one go, which is most of the work, and no word reaches over a line. */
function amongNewest(
  ctx: Ctx,
  object: ObjectDefinition,
  columns: readonly Column[],
  words: SearchWords,
): RawBuilder<unknown> {
  const texts = sql.join(columns.map(columnSql))
  const matches = matchesAll(words, (patterns) => anyOf([sql`searched.text`], patterns))
  const where = sql.join([matches, ...reachSql(ctx, object, self)], sql` and `)
  return sql`select ${sql.id(self, 'id')}
    from (
      select * from ${sql.id(object.table)} order by id desc
      limit (select case when reltuples >= ${sql.lit(veryMany)} then ${sql.lit(newest)} else 0 end from pg_class where oid = to_regclass(${quoteName(object.table)}))
    ) as ${sql.id(self)}
    cross join lateral (select fold(' ' || concat_ws(e'\n ', ${texts})) as text offset 0) as searched
    where ${where}`
}

/**
 * The records that satisfy a condition over texts, along the indexes of words. `offset 0` plans for all of them: for a few, PostgreSQL would go through the
 * table in the hope of soon meeting them, which for a rare text is the whole table.
 *
 * @param onlyIf asked once, before anything is read
 */
export function holding(
  ctx: Ctx,
  object: ObjectDefinition,
  condition: RawBuilder<boolean>,
  onlyIf: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const where = sql.join([onlyIf, condition, ...reachSql(ctx, object, self)], sql` and `)
  return sql`select id from (
      select ${sql.id(self, 'id')} from ${sql.id(object.table)} as ${sql.id(self)} where ${where} offset 0
    ) as held`
}

const columnSql = ({ name }: Column): RawBuilder<unknown> => sql.raw(`${quoteName(self)}.${quoteName(name)}`)
export const foldedSql = (column: Column): RawBuilder<string> => sql`fold(${columnSql(column)})`

const equals = (column: Column, { exact }: SearchWords): RawBuilder<boolean> =>
  sql`lower(${columnSql(column)}) = lower(${exact}::text)`

/** All words, each in any of the columns. */
function holdsAll(columns: readonly Column[], words: SearchWords): RawBuilder<boolean> {
  const texts = columns.map(foldedSql)
  const phones = columns.filter(({ field }) => field.kind === 'phone').map(foldedSql)
  return matchesAll(words, (patterns, isPhone) => anyOf(isPhone ? phones : texts, patterns))
}

/** Single letters alone would find half of everybody, so they only count as beginnings of titles. */
function matchesAll(
  { words, phone, onlyLetters }: SearchWords,
  matches: (patterns: readonly string[], isPhone?: boolean) => RawBuilder<boolean>,
): RawBuilder<boolean> {
  if (onlyLetters) return sql`false`
  const all = sql.join(
    words.map((patterns) => matches(patterns)),
    sql` and `,
  )
  return phone ? sql`((${all}) or ${matches([phone], true)})` : sql`(${all})`
}

/** A text among these matches a pattern among those. */
export function anyOf(
  texts: readonly RawBuilder<unknown>[],
  patterns: readonly string[],
): RawBuilder<boolean> {
  const each = texts.flatMap((text) => patterns.map((pattern) => sql`${text} like ${pattern}`))
  return each.length > 0 ? sql`(${sql.join(each, sql` or `)})` : sql`false`
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
