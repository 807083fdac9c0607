import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { isUuid } from '../../platform/uuid.ts'
import type { Ctx } from '../context.ts'
import { requireRead } from '../read/access.ts'
import type { RowJson } from '../write/record-rows.ts'
import { scopeSql } from '../write/scope.ts'
import { noSuchRecord } from '../write/write-problems.ts'

/** A record that the actor may see, in the bin or not. */
export interface SeenRecord {
  row: RowJson
  createdAt: string
  changeSetId: string | null
  createdById: string | null
}

/** Reads a record whose past is asked for. @throws Problem `record.not-found` */
export async function seeRecord(ctx: Ctx, object: ObjectDefinition, id: string): Promise<SeenRecord> {
  requireRead(ctx, object)
  if (!isUuid(id)) throw noSuchRecord(object)
  const { rows } = await sql<{ row: RowJson }>`
    select to_jsonb(record) as row from ${sql.table(object.table)} as record
    where id = ${id} and (${scopeSql(ctx, object, 'read', 'record')})`.execute(ctx.db)
  const row = rows[0]?.row
  if (!row) throw noSuchRecord(object)
  return {
    row,
    createdAt: String(row.created_at),
    changeSetId: textOrNull(row.change_set_id),
    createdById: textOrNull(row.created_by_id),
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
