import { isWoven, type ObjectDefinition, scopeOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { columnsOf, orderBy, quoteName, toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { wovenJson } from '../woven/woven-json.ts'
import { scopeSql } from '../write/scope.ts'
import { reachSql } from './access.ts'
import { stepSql } from './column-at.ts'
import type { Include, Shape } from './shape.ts'

/** More related records than these are not included; they are a list of their own. */
const mostIncluded = 200

/**
 * The `select` list of a record in JSON order: id, own fields, included records. Each included record is asked for by the rows of the
 * finished page only, so a page is one statement however much it includes.
 */
export function selectList(ctx: Ctx, shape: Shape, alias: string): RawBuilder<unknown> {
  const table = quoteName(alias)
  // What is included stands under its name in place of the short form.
  const included = new Set(shape.includes.map(({ name }) => name))
  const own = shape.columns
    .filter(({ property }) => !included.has(property))
    .map((column) =>
      isWoven(column.field)
        ? sql`${wovenJson(ctx, column, alias)} as ${sql.raw(quoteName(column.property))}`
        : sql.raw(`${table}.${quoteName(column.name)} as ${quoteName(column.property)}`),
    )
  const further = shape.includes.map(
    (include, index) =>
      sql`${includedJson(ctx, include, alias, `${alias}_${index}`)} as ${sql.raw(quoteName(include.name))}`,
  )
  if (shape.may) further.push(sql`${mayJson(ctx, shape.object, alias)} as may`)
  return sql.join([sql.raw(`${table}.id`), ...own, ...further])
}

function includedJson(ctx: Ctx, { to, shape }: Include, from: string, alias: string): RawBuilder<unknown> {
  const list = selectList(ctx, shape, alias)
  const table = readTable(ctx, shape.object, alias)
  const where = (joined: string) =>
    sql.join([sql.raw(joined), ...reachSql(ctx, shape.object, alias)], sql` and `)
  if ('one' in to)
    return sql`(select row_to_json(one) from (select ${list} from ${table} where ${where(stepSql(to.one, from, alias))} limit 1) as one)`
  const { via, object } = to.many
  const pointer = quoteName(toColumn(via, object.fields[via]!).name)
  const joined = where(`${quoteName(alias)}.${pointer} = ${quoteName(from)}.id`)
  const order = sql.raw(usualOrder(object, alias))
  return sql`(select coalesce(json_agg(row_to_json(many)), '[]') from (select ${list} from ${table} where ${joined} order by ${order} limit ${sql.lit(mostIncluded)}) as many)`
}

/** The order in which records of the object are listed when nobody says otherwise. */
function usualOrder(object: ObjectDefinition, alias: string): string {
  const columns = columnsOf(object)
  const parts = object.sort.split(',').map((word) => {
    const column = columns.find(({ key }) => key === word.replace(/^-/, ''))
    if (!column) throw new RangeError(`${object.name} is sorted by "${word}", which is no field of it.`)
    const written = orderBy(column.lookup, `${quoteName(alias)}.${quoteName(column.name)}`)
    return word.startsWith('-') ? `${written} desc nulls last` : written
  })
  return [...parts, `${quoteName(alias)}.id${object.sort.startsWith('-') ? ' desc' : ''}`].join(', ')
}

/** What the actor may do with a record, so that a screen need not decide it. */
function mayJson(ctx: Ctx, object: ObjectDefinition, alias: string): RawBuilder<unknown> {
  const may = (act: 'update' | 'delete') =>
    object.writes === 'managed' || scopeOf(ctx.actor.role, object.name, act) === 'none'
      ? sql`false`
      : sql`(${scopeSql(ctx, object, act, alias)}) is true`
  return sql`json_build_object('update', ${may('update')}, 'delete', ${may('delete')})`
}
