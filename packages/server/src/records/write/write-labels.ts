import { fieldOf, labelOf, type ObjectDefinition } from '@regulars/model'

/*
 * What change sets are called. They name no record: whoever may look at the list of changes may not see every record, and a person
 * who was removed for good must not live on in a label.
 */

/** What a change set is called that does something with some records: "Removed 3 people". */
export function actLabel(verb: string, object: ObjectDefinition, count: number): string {
  return `${verb} ${named(object, count)}`
}

/** What a change set is called that changes fields: "Changed city of a person". */
export function changedLabel(object: ObjectDefinition, properties: readonly string[], count: number): string {
  const fields = properties.map((property) => fieldLabel(object, property))
  const which = fields.length > 0 && fields.length <= 3 ? `${fields.join(', ')} of ` : ''
  return `Changed ${which}${named(object, count)}`
}

function named(object: ObjectDefinition, count: number): string {
  if (count !== 1) return `${count.toLocaleString('en')} ${object.labelPlural.toLowerCase()}`
  const label = object.label.toLowerCase()
  return `${/^[aeiou]/.test(label) ? 'an' : 'a'} ${label}`
}

function fieldLabel(object: ObjectDefinition, property: string): string {
  const found = fieldOf(object, property)
  return found ? labelOf(found.key, found.field).toLowerCase() : property
}
