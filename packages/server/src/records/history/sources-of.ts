import { type ObjectDefinition, trustOf } from '@regulars/model'
import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { visibleColumns } from '../read/access.ts'
import type { RowJson } from '../write/record-rows.ts'
import { seeRecord } from './see-record.ts'
import { type ValueSource, valueSources } from './value-sources.ts'

/** Where a value comes from, and how much that is believed. */
export interface TrustedSource extends ValueSource {
  trust: 'high' | 'medium' | 'low'
}

/**
 * Where each value of a record comes from, by property; of fields that may be seen, hold something and are not computed. A value that came by a
 * merge is told from where the merged record had it.
 *
 * @throws Problem `record.not-found`
 */
export async function sourcesOf(
  ctx: Ctx,
  object: ObjectDefinition,
  id: string,
): Promise<Record<string, TrustedSource>> {
  const { row } = await seeRecord(ctx, object, id)
  const sources = await originalSources(ctx, object, row)
  const told = visibleColumns(ctx, object).filter(
    ({ name, field }) => row[name] !== null && row[name] !== undefined && !field.readOnly,
  )
  return Object.fromEntries(
    told.flatMap(({ property, name }) => {
      const source = sources(name, property)
      return source ? [[property, { ...source, trust: trustOf(source.kind) }]] : []
    }),
  )
}

interface MergedRow {
  id: string
  row: RowJson
}

/** Values that were taken over in a merge still are in the records that went. */
async function originalSources(
  ctx: Ctx,
  object: ObjectDefinition,
  row: RowJson,
): Promise<(column: string, property: string) => ValueSource | undefined> {
  const id = String(row.id)
  const { rows: merged } = await sql<MergedRow>`
    with recursive gone (id) as (
      select merged_id from merged_record where survivor_id = ${id}
      union
      select next.merged_id from gone join merged_record as next on next.survivor_id = gone.id
    )
    select record.id, to_jsonb(record) as row from gone join ${sql.table(object.table)} as record on record.id = gone.id::uuid
    limit 100`.execute(ctx.db)
  const sources = await valueSources(ctx, object, [id, ...merged.map((each) => each.id)])
  return (column, property) => {
    const own = sources(id, property)
    if (own?.kind !== 'merge') return own
    const origins = merged
      .filter((each) => JSON.stringify(each.row[column]) === JSON.stringify(row[column]))
      .flatMap((each) => sources(each.id, property) ?? [])
      .filter(({ kind }) => kind !== 'merge')
    return origins.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0] ?? own
  }
}
