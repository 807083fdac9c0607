import type { Condition, ObjectDefinition, RowOf } from '@regulars/model'
import { fieldOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { toColumn } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import { askForSortIndex } from '../sort-indexes/ask-for-sort-index.ts'
import { requireRead } from './access.ts'
import { count } from './count.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import { keyColumn, type PageQuestion, pageRows } from './page-rows.ts'
import { badCursor } from './problems.ts'
import { selectList } from './row-json.ts'
import { conditionOf, type Selection, whereSql } from './selection.ts'
import { type Shape, type ShapeQuestion, shapeOf } from './shape.ts'
import { parseSort, type SortKey } from './sort.ts'
import { runStatement } from './statement.ts'

/** Which records are listed, in which order, and what of them. */
export interface ListQuery extends Selection, ShapeQuestion {
  /** `-placedAt,name`, `company.name`; default the usual order of the object. Records without a value come last. */
  sort?: string
  /** `nextCursor` of the page before. */
  cursor?: string
  /** Default 50. */
  limit?: number
}

/** A page of records. */
export interface ListedPage<Row> {
  data: Row[]
  /** Leads to the next page; null on the last. */
  nextCursor: string | null
}

/** A page of records as code reads it. @throws Problem as `listJson` does */
export async function list<O extends ObjectDefinition>(
  ctx: Ctx,
  object: O,
  query: ListQuery = {},
): Promise<ListedPage<RowOf<O>>> {
  const { rows, nextCursor } = await readPage(ctx, ctx.registry.object(object.name), query)
  return { data: rows.map((row) => JSON.parse(row) as RowOf<O>), nextCursor }
}

/**
 * A page of records as the API answers it: `{ "data": […], "nextCursor": …, "count": …, "countIsEstimate": … }`. PostgreSQL makes the JSON of
 * the records, and it is passed on as it is. A page deep in the list costs the same as the first: it begins where the cursor says, in an index.
 *
 * @throws Problem `record.not-allowed`, `query.unknown-field`, `query.not-sortable`, `query.bad-cursor`, `condition.…`
 */
export async function listJson(ctx: Ctx, object: ObjectDefinition, query: ListQuery = {}): Promise<string> {
  const [{ rows, nextCursor }, counted] = await Promise.all([
    readPage(ctx, object, query),
    count(ctx, object, query, { mayBeOld: query.cursor !== undefined }),
  ])
  return `{"data":[${rows.join(',')}],"nextCursor":${JSON.stringify(nextCursor)},"count":${counted.count},"countIsEstimate":${counted.isEstimate}}`
}

/** A row of a page: the record as JSON, and what its cursor is made of. */
export interface PageRow extends Record<string, string | null> {
  json: string
  id: string
}

async function readPage(ctx: Ctx, object: ObjectDefinition, query: ListQuery) {
  requireRead(ctx, object)
  const keys = parseSort(ctx, object, query.sort)
  const shape = shapeOf(ctx, object, query, query.deleted)
  const where = await whereSql(ctx, object, query, 'few')
  const limit = query.limit ?? 50
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, keys)
  const question = { object, keys, where, after, limit: limit + 1 }
  const began = performance.now()
  const rows = await readParts(ctx, shape, question, isSteady(object, query))
  await askForSortIndex(ctx, object, keys, performance.now() - began)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: rows.slice(0, limit).map(({ json }) => json),
    nextCursor: last ? writeCursor(cursorAt(last, keys), keys) : null,
  }
}

/** The records with a value in the first key, and when these are fewer than wanted, those without. */
async function readParts(
  ctx: Ctx,
  shape: Shape,
  question: Omit<PageQuestion, 'part'>,
  steady: boolean,
): Promise<PageRow[]> {
  const { after, keys, limit } = question
  const inEmpty = after !== undefined && after.values[0] === null
  const read = (part: Partial<PageQuestion> & Pick<PageQuestion, 'part'>) =>
    runPage(ctx, pageStatement(ctx, shape, { ...question, ...part }), after, steady)
  if (inEmpty) return read({ part: 'empty' })
  const filled = await read({ part: 'filled' })
  if (filled.length >= limit || !keys[0]!.mayBeEmpty) return filled
  return [...filled, ...(await read({ part: 'empty', after: undefined, limit: limit - filled.length }))]
}

/** The statement of a part of a page. */
export function pageStatement(ctx: Ctx, shape: Shape, question: PageQuestion): RawBuilder<PageRow> {
  const keys = question.keys.map((_, index) => `page.${keyColumn(index)}::text as ${keyColumn(index)}`)
  return sql<PageRow>`
    select row_to_json(record)::text as json, page.id, ${sql.raw(keys.join(', '))}
    from (${pageRows(ctx, question)}) as page
    cross join lateral (select ${selectList(ctx, shape, 'page')}) as record`
}

/** A value in a cursor that is none of its type was not written by us. */
async function runPage(ctx: Ctx, statement: RawBuilder<PageRow>, after: Cursor | undefined, steady: boolean) {
  try {
    return await runStatement(ctx, statement, steady ? 'steady' : 'anew')
  } catch (error) {
    const isBadValue = String((error as { code?: unknown }).code).startsWith('22')
    throw after && isBadValue ? badCursor(error) : error
  }
}

/** The cursor to what comes after a row. */
export const cursorAt = (row: PageRow, keys: readonly SortKey[]): Cursor => ({
  id: row.id,
  values: keys.map((_, index) => row[keyColumn(index)] ?? null),
})

/** Without a filter, or filtered by a choice, the best way is the same whatever the values. */
function isSteady(object: ObjectDefinition, query: ListQuery): boolean {
  const condition = conditionOf(object, query)
  return condition === undefined || isChoice(object, condition)
}

function isChoice(object: ObjectDefinition, condition: Condition): boolean {
  if (!('field' in condition) || condition.op !== 'is') return false
  const found = fieldOf(object, condition.field)
  return found !== undefined && toColumn(found.key, found.field).lookup === 'choice'
}
