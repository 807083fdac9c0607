import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { requireRead } from './access.ts'
import { joinsTo } from './column-at.ts'
import { type GroupCursor, inGroupsAfter, readGroupCursor, writeGroupCursor } from './group-page.ts'
import { type Grouped, type Grouping, groupedBy } from './grouping.ts'
import { type Measured, type RecordMeasure, toMeasured } from './measured.ts'
import { badCursor } from './problems.ts'
import { type Selection, self, whereSql } from './selection.ts'
import { runStatement } from './statement.ts'

/** Which records are summed up, by what, and what of them is measured. */
export interface AggregateQuery extends Selection {
  groupBy?: readonly Grouping[]
  /** By the name under which the result holds them. */
  measures: Readonly<Record<string, RecordMeasure>>
  /** Where days begin when grouped by stretches of time; the time zone of the business if none is given. */
  timeZone?: string
  /** Amounts in other currencies are told in this one, at the exchange rate of their day; those without a rate keep their own. */
  amountsIn?: string
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
  const { groups, measures } = summing(ctx, object, query)
  const selected = await whereSql(ctx, object, query, 'all')
  const after = query.cursor === undefined ? undefined : readGroupCursor(query.cursor, groups)
  const where = after ? sql<boolean>`${selected} and ${inGroupsAfter(groups, after)}` : selected
  const limit = query.limit ?? mostGroups
  const rows = await runPage(
    ctx,
    statementOf(groupedRows(ctx, object, { groups, measures }, where, limit + 1)),
    after,
  )
  if (query.limit === undefined && rows.length > mostGroups) throw tooManyGroups()
  const data = rows.slice(0, limit).map(({ json }) => JSON.parse(json) as AggregateRow)
  return { data, nextCursor: rows.length > limit ? writeGroupCursor(data.at(-1)!, groups) : null }
}

/** What is summed up, and in which groups. */
export interface Summing {
  /** What is grouped by, each under its name, and currencies. */
  groups: readonly Grouped[]
  measures: readonly Measured[]
}

/** Works out what is summed up. @throws Problem as `aggregate` does */
export function summing(
  ctx: Ctx,
  object: ObjectDefinition,
  query: Pick<AggregateQuery, 'groupBy' | 'measures' | 'timeZone' | 'amountsIn'>,
): Summing {
  // Who groups by the currency itself wants each amount as it is.
  const isParted = query.groupBy?.some(({ field }) => field === 'currency' || field.endsWith('.currency'))
  const amountsIn = isParted ? undefined : query.amountsIn
  const measures = Object.entries(query.measures).map(([name, measure], index) =>
    toMeasured(ctx, object, { name, measure, prefix: `measure_${index}`, amountsIn }),
  )
  return { groups: groupsOf(ctx, object, query, measures), measures }
}

/** What is grouped by, and the currency of each amount that has one of its own. */
function groupsOf(
  ctx: Ctx,
  object: ObjectDefinition,
  { groupBy = [], timeZone }: Pick<AggregateQuery, 'groupBy' | 'timeZone'>,
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

const statementOf = (rows: RawBuilder<unknown>): RawBuilder<{ json: string }> =>
  sql<{ json: string }>`select row_to_json(summed)::text as json from (${rows}) as summed`

/** The groups as a query in their order: each value grouped by and each measure in a column of its name. */
export function groupedRows(
  ctx: Ctx,
  object: ObjectDefinition,
  { groups, measures }: Summing,
  where: RawBuilder<boolean>,
  limit: number,
): RawBuilder<unknown> {
  const columns = [...groups, ...measures].map(
    ({ name, sql: value }) => sql`${value} as ${sql.raw(quoteName(name))}`,
  )
  const joined = new Set([...groups.flatMap(({ at }) => at ?? []), ...measures.flatMap(({ from }) => from)])
  const joins = [...joined].flatMap((at) => joinsTo(ctx, at, 'left join'))
  const positions = sql.raw(groups.map((_, index) => index + 1).join(', '))
  return sql`
    select ${sql.join(columns)}
    from ${readTable(ctx, object, self)} ${sql.join(joins, sql` `)}
    where ${where}
    ${groups.length > 0 ? sql`group by ${positions} order by ${positions}` : sql``}
    limit ${sql.lit(limit)}`
}

const tooManyGroups = (): Problem =>
  new Problem('query.too-many-groups', {
    status: 422,
    title: `These would be more than ${mostGroups.toLocaleString('en')} groups.`,
    mend: 'Narrow the filter, or group by something with fewer values.',
    field: 'groupBy',
  })
