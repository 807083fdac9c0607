import type { ObjectDefinition } from '@regulars/model'
import { sql } from 'kysely'
import type { ChangeSetKind } from '../change-sets/change-set.ts'
import { columnsOf } from '../columns/column.ts'
import type { Ctx } from '../context.ts'

/** Where a value comes from, as the change sets tell it. */
export interface ValueSource {
  /** When it was written. */
  at: string
  kind: ChangeSetKind | null
  /** What the change set is called. */
  label: string | null
  /** File, form, key or program it came from. */
  source: string | null
  /** Who wrote it; null for the product itself. */
  by: string | null
}

/** Sources of values by record and property; what nobody wrote since the record was made came with the record. */
export type ValueSources = (id: string, property: string) => ValueSource | undefined

interface SourceRow extends ValueSource {
  id: string
  /** Null for what came with the record. */
  column: string | null
}

/** Where each value of some records comes from: the last change set that wrote it, else the one that made the record. */
export async function valueSources(
  ctx: Ctx,
  object: ObjectDefinition,
  ids: readonly string[],
): Promise<ValueSources> {
  const { rows } = await sql<SourceRow>`
    with written as (
      select distinct on (record_id, key) record_id as id, key as "column", change_set_id, at, null::uuid as created_by_id
      from change cross join lateral jsonb_object_keys(after) as key
      where object = ${object.name} and record_id = any(${[...ids]}::uuid[]) and op = 'update'
      order by record_id, key, change.id desc
    ),
    source as (
      select * from written
      union all
      select id, null, change_set_id, created_at, created_by_id from ${sql.table(object.table)} where id = any(${[...ids]}::uuid[])
    )
    select source.id, source."column", to_json(source.at) #>> '{}' as at, change_set.kind, change_set.label, change_set.source,
      app_user.name as by
    from source
    left join change_set on change_set.id = source.change_set_id
    left join app_user on app_user.id = coalesce(change_set.created_by_id, source.created_by_id)`.execute(
    ctx.db,
  )
  const known = new Map(rows.map(({ id, column, ...source }) => [`${id} ${column ?? ''}`, source]))
  const columnByProperty = new Map(columnsOf(object).map(({ property, name }) => [property, name]))
  return (id, property) => known.get(`${id} ${columnByProperty.get(property)}`) ?? known.get(`${id} `)
}
