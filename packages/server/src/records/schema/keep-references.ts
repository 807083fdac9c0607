import type { ObjectDefinition, ReferenceField, Registry } from '@regulars/model'
import { type Column, columnsOf, quoteName } from '../columns/column.ts'
import { quoteText } from './default-value.ts'

/** The statements that see to it that the references of an object point to records that are there. */
export function keepReferences(object: ObjectDefinition, registry: Registry): string[] {
  return columnsOf(object).flatMap((column) => keepReference(object, column, registry))
}

/**
 * The statements for one column; none when it holds no reference.
 *
 * A foreign key checks each row by itself, which made inserting 250,000 order lines take three times as long (11.1 s with three keys, 3.6 s without any);
 * triggers that check all rows of a statement at once take 0.9 s, with the same locks and so the same guarantee. They are also what a partitioned table
 * needs: a foreign key there locks the table it points to when a part is added.
 */
export function keepReference(object: ObjectDefinition, column: Column, registry: Registry): string[] {
  const { key, field, name } = column
  if (field.kind !== 'reference' || !isKept(key, field)) return []
  const reference = { table: object.table, column: name, to: registry.object(field.to).table, field }
  return object.writtenInBulk ? referenceTriggers(reference) : [foreignKey(reference)]
}

/** Who created a record and with which change set is written by the engine alone, and the row of a change set is written last. */
const isKept = (key: string, field: ReferenceField): boolean =>
  key !== 'createdBy' && field.to !== 'changeSet'

interface Reference {
  table: string
  column: string
  /** Table pointed to. */
  to: string
  field: ReferenceField
}

function foreignKey({ table, column, to, field }: Reference): string {
  const action = { cascade: ' on delete cascade', clear: ' on delete set null', refuse: '' }
  // A column that was only just added is empty: there is nothing to be looked through under lock.
  const known = field.custom ? ' not valid' : ''
  return `alter table ${quoteName(table)} add foreign key (${quoteName(column)}) references ${quoteName(to)} (id)${action[field.onRemove ?? 'refuse']}${known}`
}

function referenceTriggers({ table, column, to, field }: Reference): string[] {
  if (!field.onRemove || field.onRemove === 'refuse')
    throw new RangeError(`${table}.${column}: references of objects written in bulk are cleared or cascade.`)
  const [child, parent, what] = [quoteName(table), quoteName(to), quoteName(column)]
  const checked = [column, to].map(quoteText).join(', ')
  const followed = [table, column, field.onRemove].map(quoteText).join(', ')
  return [
    `create trigger ${quoteName(`check_${column}`)} after insert on ${child} referencing new table as added
  for each statement execute function check_references(${checked})`,
    `create trigger ${quoteName(`check_changed_${column}`)} after update of ${what} on ${child}
  for each row when (new.${what} is not null and new.${what} is distinct from old.${what}) execute function check_reference(${checked})`,
    `create trigger ${quoteName(`${table}_${column}_follows`)} after delete on ${parent} referencing old table as removed
  for each statement execute function follow_removed(${followed})`,
  ]
}
