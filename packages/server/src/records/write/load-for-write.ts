import type { Act, ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { lockRecords } from '../change-sets/apply-patches.ts'
import type { Ctx } from '../context.ts'
import { type RowJson, toRecord } from './record-rows.ts'
import { scopeSql } from './scope.ts'
import type { WriteOptions } from './write-batch.ts'
import { mayNot, noSuchRecord } from './write-problems.ts'

/** A record that is about to be changed: locked, visible to whoever acts, and within reach of the act. */
export interface LoadedRecord {
  id: string
  version: number
  values: Record<string, unknown>
}

interface LoadedRow {
  row: RowJson
  visible: boolean
  allowed: boolean
}

/**
 * Locks records and reads them as they are.
 *
 * @param where `live` for records outside the bin, `bin` for those in it
 * @throws Problem `record.not-found` for one that is not there or hidden, `record.not-allowed` for one that is out of reach
 */
export async function loadForWrite(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
  act: Act,
  options: WriteOptions,
  where: 'live' | 'bin' = 'live',
): Promise<Map<string, LoadedRecord>> {
  await lockRecords(ctx, object, sql`select unnest(${[...ids]}::uuid[])`)
  const seen = (reach: Act) => (options.trusted ? sql`true` : scopeSql(ctx, object, reach, 'record'))
  const { rows } = await sql<LoadedRow>`
    select to_jsonb(record) as row, ${seen('read')} as visible, ${seen(act)} as allowed
    from ${sql.table(object.table)} as record
    where id = any(${[...ids]}::uuid[])
      ${object.bin ? (where === 'live' ? sql`and deleted_at is null` : sql`and deleted_at is not null`) : sql``}
  `.execute(ctx.db)
  const found = new Map(rows.map((row) => [String(row.row.id), row]))
  for (const id of ids) {
    const row = found.get(id)
    if (!row?.visible) throw noSuchRecord(object)
    if (!row.allowed) throw mayNot(act, object, 'this')
  }
  return new Map(rows.map(({ row }) => [String(row.id), toLoaded(object, row)]))
}

function toLoaded(object: ObjectDefinition, row: RowJson): LoadedRecord {
  return { id: String(row.id), version: Number(row.version), values: toRecord(object, row) }
}
