import { canMeasure, columnOf, labelOf, type ObjectDefinition, tryPath } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { requireRead } from './access.ts'
import { type ColumnAt, columnAt, joinsTo, written } from './column-at.ts'
import { type GroupCursor, inGroupsAfter, readGroupCursor, writeGroupCursor } from './group-page.ts'
import { type Grouped, type Grouping, groupedBy } from './grouping.ts'
import { badCursor } from './problems.ts'
import { type Selection, self, whereSql } from './selection.ts'
import { runStatement } from './statement.ts'

/** Something measured over records: how many there are, or something of one of their fields, also across references. */
export type RecordMeasure =
  | { count: true }
  | { sum: string }
  | { avg: string }
  | { min: string }
  | { max: string }
  /** How many different values: customers who ordered. */
  | { distinct: string }
  /** How many records have a value. */
  | { filled: string }

/** Which records are summed up, by what, and what of them is measured. */
export interface AggregateQuery extends Selection {
  groupBy?: readonly Grouping[]
  /** By the name under which the result holds them. */
  measures: Readonly<Record<string, RecordMeasure>>
  /** Where days begin when grouped by stretches of time; the time zone of the business if none is given. */
  timeZone?: string
  /** Groups on a page; without it, all of them, up to 10,000. */
  limit?: number
  /** `nextCursor` of the page before. */
  cursor?: string
}

/** A page of groups. */
export interface AggregatePage {
  data: AggregateRow[]
  /** Leads to the next page; null on the last. */
  nextCursor: string | null
}

/** One group: values of what it is grouped by under the paths given, measures under their names. */
export type AggregateRow = Record<string, string | number | boolean | null>

const mostGroups = 10_000

/**
 * Sums up the records that the actor may see, in groups; in the order of what they are grouped by. Amounts of different currencies are never added up:
 * where an amount has a currency of its own, there is a group for each, and the group says which.
 *
 * @throws Problem `record.not-allowed`, `query.unknown-field`, `query.not-measurable`, `query.too-many-groups`, `condition.…`
 * @example aggregate(ctx, order, { groupBy: [{ field: 'placedAt', by: 'month' }], measures: { revenue: { sum: 'total' } } })
 *   // [{ placedAt: '2026-01-01', currency: 'EUR', revenue: 120_00 }, …]
 */
export async function aggregate(
  ctx: Ctx,
  object: ObjectDefinition,
  query: AggregateQuery,
): Promise<AggregateRow[]> {
  return (await aggregatePage(ctx, object, query)).data
}

/**
 * A page of groups, summed up as `aggregate` does, so that a field with very many values can be grouped by. A page begins after the values
 * that the cursor names; the records of the groups before are left out before anything is added up.
 * @throws Problem as `aggregate` does, and `query.bad-cursor`
 */
export async function aggregatePage(
  ctx: Ctx,
  object: ObjectDefinition,
  query: AggregateQuery,
): Promise<AggregatePage> {
  requireRead(ctx, object)
  const measures = Object.entries(query.measures).map(([name, measure], index) =>
    toMeasured(ctx, object, name, measure, `measure_${index}`),
  )
  const groups = groupsOf(ctx, object, query, measures)
  const selected = await whereSql(ctx, object, query, 'all')
  const after = query.cursor === undefined ? undefined : readGroupCursor(query.cursor, groups)
  const where = after ? sql<boolean>`${selected} and ${inGroupsAfter(groups, after)}` : selected
  const limit = query.limit ?? mostGroups
  const rows = await runPage(ctx, statementOf(ctx, object, groups, measures, where, limit + 1), after)
  if (query.limit === undefined && rows.length > mostGroups) throw tooManyGroups()
  const data = rows.slice(0, limit).map(({ json }) => JSON.parse(json) as AggregateRow)
  return { data, nextCursor: rows.length > limit ? writeGroupCursor(data.at(-1)!, groups) : null }
}

/** What is grouped by, and the currency of each amount that has one of its own. */
function groupsOf(
  ctx: Ctx,
  object: ObjectDefinition,
  { groupBy = [], timeZone }: AggregateQuery,
  measures: readonly Measured[],
): Grouped[] {
  const groups = groupBy.map((grouping, index) =>
    groupedBy(ctx, object, grouping, `group_${index}`, timeZone),
  )
  const named = new Set(groups.map(({ name }) => name))
  for (const { currency } of measures) {
    if (!currency || named.has(currency.name)) continue
    named.add(currency.name)
    groups.push(currency)
  }
  return groups
}

/** A value in a cursor that is none of its type was not written by us. */
async function runPage(ctx: Ctx, statement: RawBuilder<{ json: string }>, after: GroupCursor | undefined) {
  try {
    return await runStatement(ctx, statement)
  } catch (error) {
    const isBadValue = String((error as { code?: unknown }).code).startsWith('22')
    throw after && isBadValue ? badCursor(error) : error
  }
}

interface Measured extends Omit<Grouped, 'type'> {
  currency: Grouped | undefined
}

function toMeasured(
  ctx: Ctx,
  object: ObjectDefinition,
  name: string,
  measure: RecordMeasure,
  prefix: string,
): Measured {
  const [kind, path] = Object.entries(measure)[0] as [keyof typeof measureSql | 'count', string | true]
  if (kind === 'count' || path === true)
    return { name, sql: sql`count(*)`, at: undefined, currency: undefined }
  const at = columnAt(ctx, object, path, prefix, name)
  const may = isCounting(kind) ? at.column.lookup !== 'nothing' : canMeasure(kind, at.field)
  if (!may) throw notMeasurable(at, kind)
  return {
    name,
    sql: sql.raw(measureSql[kind](written(at))),
    at,
    currency: currencyOf(ctx, object, path, at, kind),
  }
}

/** Counting needs no order and no currency. */
const isCounting = (kind: string): kind is 'distinct' | 'filled' => kind === 'distinct' || kind === 'filled'

const measureSql = {
  sum: (value: string) => `coalesce(sum(${value}), 0)`,
  avg: (value: string) => `avg(${value}::double precision)`,
  min: (value: string) => `min(${value})`,
  max: (value: string) => `max(${value})`,
  distinct: (value: string) => `count(distinct ${value})`,
  filled: (value: string) => `count(${value})`,
}

/** The currency that an amount is in, when it has one of its own. */
function currencyOf(
  ctx: Ctx,
  object: ObjectDefinition,
  path: string,
  at: ColumnAt,
  kind: string,
): Grouped | undefined {
  if (at.field.kind !== 'money' || !at.field.currency || isCounting(kind)) return undefined
  const key = at.field.currency
  const name = [...path.split('.').slice(0, -1), key].join('.')
  if ('problem' in tryPath(object, name, ctx.registry)) return undefined
  return { name, type: 'text', sql: sql.raw(written(at, columnOf(key, at.object.fields[key]!))), at }
}

function statementOf(
  ctx: Ctx,
  object: ObjectDefinition,
  groups: readonly Grouped[],
  measures: readonly Measured[],
  where: RawBuilder<boolean>,
  limit: number,
): RawBuilder<{ json: string }> {
  const wanted = [...groups, ...measures]
  const columns = wanted.map(({ name, sql: value }) => sql`${value} as ${sql.raw(quoteName(name))}`)
  const joined = new Set(wanted.flatMap(({ at }) => at ?? []))
  const joins = [...joined].flatMap((at) => joinsTo(ctx, at, 'left join'))
  const positions = sql.raw(groups.map((_, index) => index + 1).join(', '))
  return sql<{ json: string }>`
    select row_to_json(summed)::text as json from (
      select ${sql.join(columns)}
      from ${readTable(ctx, object, self)} ${sql.join(joins, sql` `)}
      where ${where}
      ${groups.length > 0 ? sql`group by ${positions} order by ${positions}` : sql``}
      limit ${sql.lit(limit)}
    ) as summed`
}

const notMeasurable = ({ object, key, field }: ColumnAt, kind: string): Problem =>
  new Problem('query.not-measurable', {
    status: 400,
    title: `There is no ${kind} of “${labelOf(key, field)}” of ${object.labelPlural.toLowerCase()}.`,
    mend: 'Measure a number or an amount.',
    field: 'measures',
  })

const tooManyGroups = (): Problem =>
  new Problem('query.too-many-groups', {
    status: 422,
    title: `These would be more than ${mostGroups.toLocaleString('en')} groups.`,
    mend: 'Narrow the filter, or group by something with fewer values.',
    field: 'groupBy',
  })
