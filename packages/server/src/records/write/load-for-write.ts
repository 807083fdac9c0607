import type { Act, ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { runPrepared, steadyIds } from '../../platform/database/prepared.ts'
import type { Ctx } from '../context.ts'
import { wasMerged } from '../merge/merge-problems.ts'
import { survivorsOf } from '../merge/survivor-of.ts'
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
 * Locks records and reads them as they are, by the ids that were asked for. To be changed, a record that was merged is the one that stays; to
 * be removed, or taken out of the bin, it is refused.
 *
 * @param where `live` for records outside the bin, `bin` for those in it
 * @throws Problem `record.not-found` for one that is not there or hidden, `record.not-allowed` for one that is out of reach,
 *   `record.merged`
 */
export async function loadForWrite(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
  act: Act,
  options: WriteOptions,
  where: 'live' | 'bin' = 'live',
): Promise<Map<string, LoadedRecord>> {
  const seen = (reach: Act) => (options.trusted ? sql`true` : scopeSql(ctx, object, reach, 'record'))
  // In order of their ids: two that change the same records wait for each other instead of blocking each other, and the second reads what the first wrote.
  const rows = await runPrepared(
    ctx.db,
    sql<LoadedRow>`
    select to_jsonb(record) as row, ${seen('read')} as visible, ${seen(act)} as allowed
    from ${sql.table(object.table)} as record
    where id = any(${steadyIds(ids)})
      ${object.bin ? (where === 'live' ? sql`and deleted_at is null` : sql`and deleted_at is not null`) : sql``}
    order by id for no key update of record`,
  )
  const found = new Map(
    rows.map(({ row, ...reach }) => [String(row.id), { ...reach, record: toLoaded(object, row) }]),
  )
  const merged = await mergedAmong(ctx, ids, found, where)
  const loaded = new Map<string, LoadedRecord>()
  for (const id of ids) {
    const row = found.get(id)
    const survivor = merged.get(id)
    if (survivor) {
      const reach = act === 'update' ? 'update' : 'read'
      const stays = await loadForWrite(ctx, object, [survivor], reach, options)
      if (act !== 'update') throw wasMerged(object, survivor)
      loaded.set(id, stays.get(survivor)!)
    } else if (!row?.visible) throw noSuchRecord(object)
    else if (!row.allowed) throw mayNot(act, object, 'this')
    else loaded.set(id, row.record)
  }
  return loaded
}

/** Which of the ids are those of records that were merged, with the ones that stay: they are not outside the bin, but in it. */
async function mergedAmong(
  ctx: Ctx,
  ids: readonly string[],
  found: ReadonlyMap<string, unknown>,
  where: 'live' | 'bin',
): Promise<Map<string, string>> {
  const asked = ids.filter((id) => found.has(id) === (where === 'bin'))
  return asked.length === 0 ? new Map() : survivorsOf(ctx, asked)
}

function toLoaded(object: ObjectDefinition, row: RowJson): LoadedRecord {
  return { id: String(row.id), version: Number(row.version), values: toRecord(object, row) }
}
