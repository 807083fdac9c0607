import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { PoolClient } from '../../platform/database/connect.ts'
import type { Ctx } from '../context.ts'
import { requireRead } from './access.ts'
import type { ListQuery } from './list.ts'
import { pageRows } from './page-rows.ts'
import { selectList } from './row-json.ts'
import { whereSql } from './selection.ts'
import { shapeOf } from './shape.ts'
import { parseSort } from './sort.ts'

const rowsAtOnce = 1000

/**
 * All records of a list, a thousand at a time, as PostgreSQL had them at one moment: nothing that changes meanwhile is missed or told twice. Memory stays
 * flat however many there are. Takes a connection of its own until it ends.
 *
 * @throws Problem as `listJson` does
 */
export async function* streamJson(
  ctx: Ctx,
  object: ObjectDefinition,
  query: Omit<ListQuery, 'cursor' | 'limit'> = {},
): AsyncGenerator<string[]> {
  requireRead(ctx, object)
  const statements = await partsOf(ctx, object, query)
  const client = await ctx.services.pool.connect()
  let isBroken = true
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    for (const statement of statements) yield* readCursor(ctx, client, statement)
    await client.query('commit')
    isBroken = false
  } finally {
    // Whoever stops listening leaves a cursor open; with the connection it is gone.
    client.release(isBroken)
  }
}

async function partsOf(ctx: Ctx, object: ObjectDefinition, query: ListQuery): Promise<RawBuilder<unknown>[]> {
  const keys = parseSort(ctx, object, query.sort)
  const shape = shapeOf(ctx, object, query, query.deleted)
  const where = await whereSql(ctx, object, query, 'all')
  const parts = keys[0]!.mayBeEmpty ? (['filled', 'empty'] as const) : (['filled'] as const)
  return parts.map(
    (part) => sql`
      select row_to_json(record)::text as json
      from (${pageRows(ctx, { object, keys, where, part, limit: Number.MAX_SAFE_INTEGER })}) as page
      cross join lateral (select ${selectList(ctx, shape, 'page')}) as record`,
  )
}

async function* readCursor(
  ctx: Ctx,
  client: PoolClient,
  statement: RawBuilder<unknown>,
): AsyncGenerator<string[]> {
  const { sql: text, parameters } = statement.compile(ctx.db)
  await client.query(`declare streamed no scroll cursor for ${text}`, [...parameters])
  for (;;) {
    const { rows } = await client.query<{ json: string }>(`fetch ${rowsAtOnce} from streamed`)
    if (rows.length > 0) yield rows.map(({ json }) => json)
    if (rows.length < rowsAtOnce) break
  }
  await client.query('close streamed')
}
