import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { noteChanged } from './change-set.ts'
import { changeSetOf } from './open-change-set.ts'

/**
 * Notes that something happened to records whose values all stayed what they were: others became part of them, or their links changed. They get a new
 * version and an entry in their history, and open screens are told. One that the change set changed already is not noted twice.
 */
export async function touchRecords(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<void> {
  const { id, at } = changeSetOf(ctx)
  const { rows } = await sql<{ id: string }>`
    with touched as (
      update ${sql.table(object.table)} as record set version = version + 1, updated_at = ${at}
      where id = any(${[...ids]}::uuid[]) and not exists (
        select from change where change_set_id = ${id} and object = ${object.name} and record_id = record.id)
      returning id
    )
    insert into change (change_set_id, object, record_id, op, before, after, at)
    select ${id}::uuid, ${object.name}, id, 'update', '{}', '{}', ${at} from touched returning record_id as id`.execute(
    ctx.db,
  )
  const touched = rows.map((row) => row.id)
  noteChanged(changeSetOf(ctx), object.name, 'updated', touched.length, touched, [])
}
