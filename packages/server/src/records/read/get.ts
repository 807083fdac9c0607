import type { ObjectDefinition, RowOf } from '@regulars/model'
import { sql } from 'kysely'
import { isUuid } from '../../platform/uuid.ts'
import type { Ctx } from '../context.ts'
import { readTable } from '../formulas/live-fields.ts'
import { survivorsOf } from '../merge/survivor-of.ts'
import { noSuchRecord } from '../write/write-problems.ts'
import { reachSql, requireRead } from './access.ts'
import { selectList } from './row-json.ts'
import { self } from './selection.ts'
import { type Shape, type ShapeQuestion, shapeOf } from './shape.ts'
import { runStatement } from './statement.ts'

/** What of a record is read, and whether from the bin. */
export interface GetQuery extends ShapeQuestion {
  deleted?: boolean
}

/** A record as JSON text, with the version that says whether somebody changed it since. */
export interface RecordJson {
  json: string
  version: number
}

/** A record by id, or undefined when there is none that the actor may see. @throws Problem `query.unknown-field` */
export async function find<O extends ObjectDefinition>(
  ctx: Ctx,
  object: O,
  id: string,
  query: GetQuery = {},
): Promise<RowOf<O> | undefined> {
  const found = await findJson(ctx, object, id, query)
  return found && (JSON.parse(found.json) as RowOf<O>)
}

/** The same as JSON text. @throws Problem `query.unknown-field` */
export function findJson(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  query: GetQuery = {},
): Promise<RecordJson | undefined> {
  return read(ctx, ctx.registry.object(object.name), id, query)
}

/** A record by id. @throws Problem `record.not-found` when there is none that the actor may see */
export async function get<O extends ObjectDefinition>(
  ctx: Ctx,
  object: O,
  id: string,
  query: GetQuery = {},
): Promise<RowOf<O>> {
  return JSON.parse((await getJson(ctx, ctx.registry.object(object.name), id, query)).json) as RowOf<O>
}

/**
 * A record by id as the API answers it; the id of a record that was merged is answered with the one that stays.
 *
 * @throws Problem `record.not-found` when there is none that the actor may see
 */
export async function getJson(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  query: GetQuery = {},
): Promise<RecordJson> {
  const found = await read(ctx, object, id, query)
  if (!found) throw noSuchRecord(object)
  return found
}

async function read(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  query: GetQuery,
): Promise<RecordJson | undefined> {
  requireRead(ctx, object)
  const shape = shapeOf(ctx, object, query, query.deleted)
  if (!isUuid(id)) return undefined
  const row = await readRow(ctx, object, id, query, shape)
  if (row || query.deleted) return row
  const survivor = (await survivorsOf(ctx, [id])).get(id)
  return survivor === undefined ? undefined : readRow(ctx, object, survivor, query, shape)
}

async function readRow(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
  query: GetQuery,
  shape: Shape,
): Promise<RecordJson | undefined> {
  const conditions = [sql`${sql.id(self, 'id')} = ${id}::uuid`, ...reachSql(ctx, object, self, query.deleted)]
  const [row] = await runStatement(
    ctx,
    sql<RecordJson>`
      select row_to_json(record)::text as json, ${sql.id(self, 'version')} as version
      from ${readTable(ctx, object, self)}
      cross join lateral (select ${selectList(ctx, shape, self)}) as record
      where ${sql.join(conditions, sql` and `)}`,
    'steady',
  )
  return row
}
