import { type RelatedCondition, type Relation, resolveTest, timeOf } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Compilation, Place } from './compilation.ts'
import { columnSql, fieldSql, testSql } from './test-sql.ts'
import { refuseHidden, visibleSql } from './visible.ts'

/** Related records that a condition speaks of, before anything is measured. */
export interface RelatedRows {
  place: Place
  /** `"order" as related_1`, for `from`. */
  table: RawBuilder<unknown>
  /** Column that points back. */
  pointer: RawBuilder<unknown>
  /** Everything that makes a record count, but for whom it belongs to. */
  filter: RawBuilder<boolean>
  /** The same, and it belongs to the record the condition is about. */
  ofParent: RawBuilder<boolean>
}

/** The related records of a condition: by relation, span, `where`, bin and read scope. */
export function relatedRows(
  condition: RelatedCondition,
  relation: Relation,
  parent: Place,
  compilation: Compilation,
): RelatedRows {
  const place = { object: relation.object, alias: compilation.newAlias() }
  const via = relation.object.fields[relation.via]!
  refuseHidden(relation.object, relation.via, compilation)
  const pointer = columnSql(place.alias, relation.via, via)
  const filters = [
    ...visibleSql(place, compilation),
    ...withinSql(condition, relation, place, compilation),
    ...(condition.where ? [compilation.part(condition.where, place, false, compilation)] : []),
  ]
  const filter = filters.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(filters, sql` and `)}`
  const ofParent = sql<boolean>`${pointer} = ${sql.id(parent.alias, 'id')} and ${filter}`
  const table = sql`${sql.id(relation.object.table)} as ${sql.id(place.alias)}`
  return { place, table, pointer, filter, ofParent }
}

/** The moment or day of the related records, for spans and for which one is the latest. */
export function timeSql(relation: Relation, place: Place, compilation: Compilation): RawBuilder<unknown> {
  const key = timeOf(relation)
  refuseHidden(relation.object, key, compilation)
  return fieldSql(place, key, compilation)
}

function withinSql(
  { within }: RelatedCondition,
  relation: Relation,
  place: Place,
  compilation: Compilation,
): RawBuilder<boolean>[] {
  if (within === undefined) return []
  const field = relation.object.fields[timeOf(relation)]!
  const { positive } = resolveTest('inLast', within, field, compilation.setting)
  return [testSql(positive, false, timeSql(relation, place, compilation), field)]
}
