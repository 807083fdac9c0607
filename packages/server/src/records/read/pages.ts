import { both, type Condition, type ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { requireRead } from './access.ts'
import { writeCursor } from './cursor.ts'
import { cursorAt, type ListQuery, type PageRow, pageStatement } from './list.ts'
import { whereSql } from './selection.ts'
import { type Shape, shapeOf } from './shape.ts'
import { parseSort, type SortKey } from './sort.ts'
import { runStatement } from './statement.ts'

/** Several lists that differ in one more condition each: the columns of a board, the days of a calendar. */
export interface PagesQuery extends Omit<ListQuery, 'cursor'> {
  each: readonly Condition[]
}

/** A row of one of several pages in one answer. */
export interface PlacedRow extends PageRow {
  place: string
  part: string
}

/** Most lists at once: six weeks of a calendar, and some room. */
export const mostPages = 62

/**
 * The first page of several lists in one statement, as the API answers it: `{ "data": [{ "data": […], "nextCursor": … }, …] }` in the order of
 * `each`. Each part goes along the index that a list with its condition would, and its cursor leads on in that list.
 *
 * @throws Problem as `listJson` does
 */
export async function pagesJson(ctx: Ctx, object: ObjectDefinition, query: PagesQuery): Promise<string> {
  requireRead(ctx, object)
  const keys = parseSort(ctx, object, query.sort)
  const shape = shapeOf(ctx, object, query, query.deleted)
  const limit = query.limit ?? 50
  const parts = await Promise.all(
    query.each.map(async (condition, place) => {
      const where = await whereSql(ctx, object, { ...query, filter: both(query.filter, condition) }, 'few')
      return partsOf(ctx, shape, { keys, where, limit: limit + 1, place })
    }),
  )
  const statements = parts.flat()
  const rows =
    statements.length === 0
      ? []
      : await runStatement(ctx, sql<PlacedRow>`${sql.join(statements, sql` union all `)}`)
  const pages = query.each.map((_, place) =>
    pageOf(
      rows.filter((row) => Number(row.place) === place),
      limit,
      keys,
    ),
  )
  return `{"data":[${pages.join(',')}]}`
}

interface PlaceQuestion {
  keys: readonly SortKey[]
  where: RawBuilder<boolean>
  limit: number
  place: number
}

/** The parts that a list in an order is read in. */
export const partsOfOrder = (keys: readonly SortKey[]) =>
  keys[0]!.mayBeEmpty ? (['filled', 'empty'] as const) : (['filled'] as const)

/** Records with a value in the first key, and where there may be some, those without one. */
function partsOf(ctx: Ctx, shape: Shape, { place, ...question }: PlaceQuestion): RawBuilder<unknown>[] {
  return partsOfOrder(question.keys).map((part) => {
    const page = pageStatement(ctx, shape, { ...question, object: shape.object, after: undefined, part })
    return sql`(select ${sql.lit(place)} as place, ${sql.lit(part)} as part, listed.* from (${page}) as listed)`
  })
}

/**
 * A page as JSON, of rows that may be one more than fit. PostgreSQL keeps the order within each part, not that of the parts.
 * @param more members that stand before those of the page: `"value":"open",`
 */
export function pageOf(
  rows: readonly PlacedRow[],
  limit: number,
  keys: readonly SortKey[],
  more = '',
): string {
  const of = (part: string) => rows.filter((row) => row.part === part)
  const found = [...of('filled'), ...of('empty')]
  const shown = found.slice(0, limit)
  const nextCursor = found.length > limit ? writeCursor(cursorAt(shown.at(-1)!, keys), keys) : null
  return `{${more}"data":[${shown.map(({ json }) => json).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`
}
