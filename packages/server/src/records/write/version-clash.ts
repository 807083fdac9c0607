import { maySeeField, type ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'
import type { LoadedRecord } from './load-for-write.ts'
import type { RowJson } from './record-rows.ts'
import { labelOfProperty } from './write-problems.ts'

/** What somebody else changed in a record meanwhile. */
export interface MeanwhileChange {
  field: string
  label: string
  before: unknown
  after: unknown
  at: string
  by: string | null
}

/**
 * Refuses a change that was made on an older version of the record, and shows what changed since, so that nobody's words are lost.
 * `at` says which of several changes it is: `update.3.`.
 * @throws Problem `record.version-clash`
 */
export async function checkVersion(
  ctx: Ctx,
  object: ObjectDefinition,
  record: LoadedRecord,
  ifVersion: number | undefined,
  at = '',
): Promise<void> {
  if (ifVersion === undefined || ifVersion === record.version) return
  const changed = await changedSince(ctx, object, record, ifVersion)
  const names = [...new Set(changed.map(({ label }) => label))].join(', ')
  throw new Problem('record.version-clash', {
    status: 412,
    title: `Somebody else changed this ${object.label.toLowerCase()} meanwhile${names ? `: ${names}` : ''}.`,
    mend: 'Look at the new values, then send yours again with the new version.',
    field: at.replace(/[.]$/, '') || undefined,
    extra: { version: record.version, changed },
  })
}

interface ChangeRow {
  before: RowJson
  after: RowJson
  at: string
  by: string | null
}

/** Each change of a record raises its version by one, so the last few changes are those since a version. */
async function changedSince(
  ctx: Ctx,
  object: ObjectDefinition,
  { id, version }: LoadedRecord,
  since: number,
): Promise<MeanwhileChange[]> {
  const { rows } = await sql<ChangeRow>`
    select before, after, to_json(change.at) #>> '{}' as at, coalesce(app_user.name, change_set.source) as by
    from change
    join change_set on change_set.id = change.change_set_id
    left join app_user on app_user.id = change_set.created_by_id
    where change.object = ${object.name} and change.record_id = ${id}
    order by change.id desc limit ${Math.min(Math.max(version - since, 0), 100)}
  `.execute(ctx.db)
  const visible = columnsOf(object).filter(
    ({ key, field }) => !field.internal && maySeeField(ctx.actor.role, ctx.registry, object, key),
  )
  return rows.flatMap(({ before, after, at, by }) =>
    visible
      .filter(({ name }) => name in after)
      .map(({ key, name, property }) => ({
        field: property,
        label: labelOfProperty(object, key),
        before: before[name],
        after: after[name],
        at,
        by,
      })),
  )
}
