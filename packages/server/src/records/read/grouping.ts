import { labelOf, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Ctx } from '../context.ts'
import { type ColumnAt, columnAt, written } from './column-at.ts'

/** Stretches of time that days and moments are grouped by, in the time zone of the business if no other is asked for. */
export const stretches = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Stretch = (typeof stretches)[number]

/** What records are grouped by: `channel`, `store.name`, or `placedAt` by month (each group is named by its first day). */
export interface Grouping {
  field: string
  by?: Stretch
}

/** What records are grouped by, in SQL. */
export interface Grouped {
  name: string
  sql: RawBuilder<unknown>
  /** SQL type of its values. */
  type: string
  /** The column whose table must be joined. */
  at: ColumnAt | undefined
}

/** What a grouping is in SQL; days begin in `timeZone`. @throws Problem `query.not-groupable` for what has too many values or no order */
export function groupedBy(
  ctx: Ctx,
  object: ObjectDefinition,
  { field, by }: Grouping,
  prefix: string,
  timeZone = ctx.setting.timeZone,
): Grouped {
  const at = columnAt(ctx, object, field, prefix, 'groupBy')
  const { kind } = at.field
  if (kind === 'date' || kind === 'instant') {
    if (!by && kind === 'instant')
      throw notGroupable(at, 'Say by which stretch of time: day, week, month, quarter or year.')
    return {
      name: field,
      at,
      type: 'date',
      sql: by ? stretchSql(ctx, at, by, timeZone) : sql.raw(written(at)),
    }
  }
  if (by) throw notGroupable(at, 'Only days and moments have stretches of time.')
  if (
    at.column.lookup === 'list' ||
    at.column.lookup === 'nothing' ||
    kind === 'longText' ||
    kind === 'richText'
  )
    throw notGroupable(at, 'Choose a field with a single, short value.')
  return { name: field, at, type: at.column.type, sql: sql.raw(written(at)) }
}

function stretchSql(ctx: Ctx, at: ColumnAt, by: Stretch, timeZone: string): RawBuilder<unknown> {
  const local =
    at.field.kind === 'instant'
      ? sql`(${sql.raw(written(at))} at time zone ${sql.lit(timeZone)})`
      : sql`${sql.raw(written(at))}::timestamp`
  if (by !== 'week') return sql`date_trunc(${sql.lit(by)}, ${local})::date`
  // PostgreSQL's weeks start on Monday; ours may not.
  const shift = sql.lit(`${ctx.services.settings.get('weekStartsOn') - 1} days`)
  return sql`(date_trunc('week', ${local} - ${shift}::interval) + ${shift}::interval)::date`
}

const notGroupable = ({ object, key, field }: ColumnAt, mend: string): Problem =>
  new Problem('query.not-groupable', {
    status: 400,
    title: `${object.labelPlural} cannot be grouped by “${labelOf(key, field)}” like this.`,
    mend,
    field: 'groupBy',
  })
