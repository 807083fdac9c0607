import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'

/**
 * Every record of an object that became part of another which is outside the bin: a query that yields `id` and `survivor`, for statements
 * that recognise many records at once by keys that the merged ones had.
 */
export const mergedSql = ({ name, table }: ObjectDefinition): RawBuilder<unknown> => sql`
  with recursive step (id, survivor) as (
    select merged_id, survivor_id from merged_record where object = ${name}
    union
    select step.id, next.survivor_id from step join merged_record as next on next.merged_id = step.survivor
  )
  select step.id::uuid as id, stays.id as survivor
  from step join ${sql.table(table)} as stays on stays.id = step.survivor::uuid and stays.deleted_at is null`
