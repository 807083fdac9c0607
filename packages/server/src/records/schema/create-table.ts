import type { ObjectDefinition } from '@regulars/model'
import { type Column, keptColumnsOf, quoteName } from '../columns/column.ts'
import { createIndexes } from './create-indexes.ts'
import { defaultOf } from './default-value.ts'
import { timeColumn } from './partitioned.ts'

/**
 * The statements that make the table of an object: columns and primary key, then its indexes. References are kept by
 * `keepReferences`, which comes after all tables, since objects point to each other in circles.
 */
export function createTable(object: ObjectDefinition): string[] {
  const time = timeColumn(object)
  const columns = [
    '  id uuid not null default uuid_v7()',
    ...keptColumnsOf(object).map((column) => `  ${columnDefinition(column)}`),
    `  primary key (${time ? `id, ${quoteName(time)}` : 'id'})`,
  ]
  const partition = time ? ` partition by range (${quoteName(time)})` : ''
  return [
    `create table ${quoteName(object.table)} (\n${columns.join(',\n')}\n)${partition}`,
    ...createIndexes(object),
  ]
}

/**
 * The statements that add a column to a table in use. It changes the catalogue only, whatever the size of the table: the column is empty, and what a
 * custom field requires or fills in is seen to by the record engine, not by a scan under lock.
 */
export function addColumn(object: ObjectDefinition, column: Column): string[] {
  return [`alter table ${quoteName(object.table)} add column ${columnDefinition(column)}`]
}

function columnDefinition(column: Column): string {
  if (column.field.custom) return `${quoteName(column.name)} ${column.type}`
  const standard = defaultOf(column)
  return [
    quoteName(column.name),
    column.type,
    column.field.required || isAlwaysThere(column) ? 'not null' : '',
    standard === undefined ? '' : `default ${standard}`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** System columns that no record is without. */
const isAlwaysThere = ({ key, field }: Column): boolean =>
  field.system === true && ['createdAt', 'updatedAt', 'version'].includes(key)
