import type { ObjectDefinition, ReferenceField, Registry } from '@regulars/model'
import { type Column, columnsOf, quoteName } from '../columns/column.ts'
import { createIndexes } from './create-indexes.ts'
import { defaultOf } from './default-value.ts'
import { timeColumn } from './partitioned.ts'

/**
 * The statements that make the table of an object: columns and primary key, then its indexes. Foreign keys come apart, by
 * `addForeignKeys`, since objects point to each other in circles.
 */
export function createTable(object: ObjectDefinition): string[] {
  const time = timeColumn(object)
  const columns = [
    '  id uuid not null default uuid_v7()',
    ...columnsOf(object).map((column) => `  ${columnDefinition(column)}`),
    `  primary key (${time ? `id, ${quoteName(time)}` : 'id'})`,
  ]
  const partition = time ? ` partition by range (${quoteName(time)})` : ''
  return [
    `create table ${quoteName(object.table)} (\n${columns.join(',\n')}\n)${partition}`,
    ...createIndexes(object),
  ]
}

function columnDefinition(column: Column): string {
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

/** The statements that add the foreign keys of an object. */
export function addForeignKeys(object: ObjectDefinition, registry: Registry): string[] {
  return columnsOf(object).flatMap(({ key, field, name }) => {
    if (field.kind !== 'reference' || !isEnforced(object, key, field)) return []
    const target = quoteName(registry.object(field.to).table)
    return `alter table ${quoteName(object.table)} add foreign key (${quoteName(name)}) references ${target} (id)${onDelete(field)}`
  })
}

/**
 * Foreign keys that would cost more than they give are left out: who created a record and with which change set is written by the engine
 * alone (and the row of a change set comes after those it names), and a partitioned table would lock the table it points to whenever a part is added.
 */
function isEnforced(object: ObjectDefinition, key: string, field: ReferenceField): boolean {
  return key !== 'createdBy' && field.to !== 'changeSet' && timeColumn(object) === undefined
}

function onDelete({ onRemove }: ReferenceField): string {
  if (onRemove === 'cascade') return ' on delete cascade'
  return onRemove === 'clear' ? ' on delete set null' : ''
}
