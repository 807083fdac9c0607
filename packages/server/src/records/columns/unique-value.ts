import { type RawBuilder, sql } from 'kysely'
import type { Column } from './column.ts'

/** Whether values of a unique column that differ in capitals alone are the same: in all texts but the keys that only code reads. */
export function ignoresCase({ lookup, field }: Pick<Column, 'lookup' | 'field'>): boolean {
  return (lookup === 'text' || lookup === 'code') && !field.internal
}

/** A value as the unique index of a column compares it. */
export function comparedAs(
  column: Pick<Column, 'lookup' | 'field'>,
  value: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return ignoresCase(column) ? sql`lower(${value})` : value
}
