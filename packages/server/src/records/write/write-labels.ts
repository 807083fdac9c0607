import { labelOf, type ObjectDefinition } from '@regulars/model'

/** What a change set is called that adds records. */
export function addedLabel(object: ObjectDefinition, records: ReadonlyArray<{ values: unknown }>): string {
  return `Added ${named(object, records.length, titleIn(object, records[0]?.values))}`
}

/** What a change set is called that changes records. */
export function changedLabel(
  object: ObjectDefinition,
  records: ReadonlyArray<{ before: Readonly<Record<string, unknown>> | undefined; input: unknown }>,
): string {
  const [first] = records
  const fields = Object.keys(Object(first?.input)).map((property) => fieldLabel(object, property))
  const which = fields.length > 0 && fields.length <= 3 ? `${fields.join(', ')} of ` : ''
  return `Changed ${which}${named(object, records.length, titleIn(object, first?.before))}`
}

/** What a change set is called that does something else with records: "Removed 3 people". */
export function actLabel(verb: string, object: ObjectDefinition, count: number, title?: string): string {
  return `${verb} ${named(object, count, title)}`
}

function named(object: ObjectDefinition, count: number, title: string | undefined): string {
  if (count !== 1) return `${count} ${object.labelPlural.toLowerCase()}`
  const label = object.label.toLowerCase()
  return title ? `${label} ${title}` : `a ${label}`.replace(/^a (?=[aeiou])/, 'an ')
}

/** The title of a record, if its title is a text that was given. */
export function titleIn(object: ObjectDefinition, values: unknown): string | undefined {
  const title = Object(values)[object.title]
  return typeof title === 'string' && title !== '' ? shorten(title) : undefined
}

const shorten = (title: string): string => (title.length > 80 ? `${title.slice(0, 79)}…` : title)

function fieldLabel(object: ObjectDefinition, property: string): string {
  const key = property in object.fields ? property : property.replace(/Id$/, '')
  const field = object.fields[key]
  return field ? labelOf(key, field).toLowerCase() : property
}
