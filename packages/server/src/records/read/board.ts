import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { quoteName } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { isHidden, requireRead } from './access.ts'
import { groupedRows, summing } from './aggregate.ts'
import { columnAt } from './column-at.ts'
import type { Grouped } from './grouping.ts'
import { type ListQuery, pageStatement } from './list.ts'
import type { RecordMeasure } from './measured.ts'
import { keyColumn } from './page-rows.ts'
import { type PlacedRow, pageOf, partsOfOrder } from './pages.ts'
import { unknownField } from './problems.ts'
import { whereSql } from './selection.ts'
import { type Shape, shapeOf } from './shape.ts'
import { parseSort, type SortKey } from './sort.ts'
import { runStatement } from './statement.ts'

/** A board: a column for each value of a field. */
export interface BoardQuery extends Omit<ListQuery, 'cursor'> {
  /** Field of the object whose values make the columns; a single, short value. */
  by: string
  /** What of the records of each column is measured, by the name under which the answer holds it. */
  measures: Readonly<Record<string, RecordMeasure>>
}

/** So many columns have their first records in the answer; who has more wants a table in groups. */
const mostColumns = 40

/** So many groups are summed up; there are several for a column where amounts have currencies of their own. */
const mostSums = 500

/**
 * A board as the API answers it, in one statement: `{ "sums": […], "complete": true, "columns": [{ "value": …, "data": […], "nextCursor": … }, …] }`. The sums are rows as
 * `aggregate` makes them, by the title of what a reference points to where that may be seen. The first records of each column are read along the index that a list of
 * that value would, whatever number of records it has, and the cursor leads on in that list. A value that no record has is no column.
 *
 * @throws Problem as `listJson` and `aggregate` do
 */
export async function boardJson(ctx: Ctx, object: ObjectDefinition, query: BoardQuery): Promise<string> {
  requireRead(ctx, object)
  const keys = parseSort(ctx, object, query.sort)
  const shape = shapeOf(ctx, object, query)
  const sums = summing(ctx, object, { groupBy: groupingsOf(ctx, object, query.by), measures: query.measures })
  const by = sums.groups.find(({ name }) => name === query.by)!
  const limit = query.limit ?? 20
  const [summed, listed] = await Promise.all([
    whereSql(ctx, object, query, 'all'),
    whereSql(ctx, object, query, 'few'),
  ])
  const statement = boardStatement(
    groupedRows(ctx, object, sums, summed, mostSums + 1),
    columnParts(ctx, shape, { by, keys, where: listed, limit: limit + 1 }),
    { by, keys },
  )
  return answerOf(await runStatement(ctx, statement), limit, keys)
}

/** By the field, and first by what its references point to, so that these stand in the order of their titles. */
function groupingsOf(ctx: Ctx, object: ObjectDefinition, by: string): Array<{ field: string }> {
  const { steps, field, key } = columnAt(ctx, object, by, 'by', 'by')
  if (steps.length > 0 || key !== by)
    throw unknownField(
      'by',
      `The columns of a board are made of a field of ${object.labelPlural.toLowerCase()}.`,
    )
  const target = field.kind === 'reference' ? ctx.registry.object(field.to) : undefined
  const isTitled = target && !isHidden(ctx, target, target.title)
  return isTitled ? [{ field: `${by}.${target.title}` }, { field: by }] : [{ field: by }]
}

interface ColumnQuestion {
  by: Grouped
  keys: readonly SortKey[]
  where: RawBuilder<boolean>
  limit: number
}

/** The first records of every column that has a value, and of the one that has none. */
function columnParts(
  ctx: Ctx,
  shape: Shape,
  { by, keys, where, limit }: ColumnQuestion,
): RawBuilder<unknown>[] {
  const value = sql`summed.${sql.raw(quoteName(by.name))}`
  const page = (part: 'filled' | 'empty', condition: RawBuilder<unknown>) =>
    pageStatement(ctx, shape, {
      object: shape.object,
      keys,
      where: sql<boolean>`${where} and ${condition}`,
      limit,
      after: undefined,
      part,
    })
  return partsOfOrder(keys).flatMap((part) => [
    sql`
      select to_json(place.value)::text as place, ${sql.lit(part)} as part, listed.*
      from place cross join lateral (${page(part, sql`${by.sql} = place.value`)}) as listed`,
    sql`
      select 'null' as place, ${sql.lit(part)} as part, listed.* from (${page(part, sql`${by.sql} is null`)}) as listed
      where exists (select from summed where ${value} is null)`,
  ])
}

function boardStatement(
  rows: RawBuilder<unknown>,
  parts: readonly RawBuilder<unknown>[],
  { by, keys }: Pick<ColumnQuestion, 'by' | 'keys'>,
): RawBuilder<PlacedRow> {
  const value = sql.raw(quoteName(by.name))
  const noKeys = sql.raw(keys.map((_, index) => `null::text as ${keyColumn(index)}`).join(', '))
  return sql<PlacedRow>`
    with summed as materialized (${rows}),
    place as materialized (
      select ${value} as value, min(no) as no
      from (select row_number() over () as no, summed.* from summed) as numbered
      where ${value} is not null group by 1 order by 2 limit ${sql.lit(mostColumns)}
    )
    select null as place, 'sums' as part, row_to_json(summed)::text as json, null::uuid as id, ${noKeys} from summed
    union all ${sql.join(
      parts.map((part) => sql`(${part})`),
      sql` union all `,
    )}`
}

function answerOf(rows: readonly PlacedRow[], limit: number, keys: readonly SortKey[]): string {
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  const sums = rows.filter(({ part }) => part === 'sums').map(({ json }) => json)
  const columns = [...byPlace.keys()]
    .filter((place) => place !== null)
    .map((place) => pageOf(byPlace.get(place)!, limit, keys, `"value":${place},`))
  return `{"sums":[${sums.slice(0, mostSums).join(',')}],"complete":${sums.length <= mostSums},"columns":[${columns.join(',')}]}`
}
