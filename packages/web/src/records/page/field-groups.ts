import type { DescribedField, DescribedObject } from '../objects/described-object.ts'

/** Fields of a record that belong together. */
export interface FieldGroup {
  title: string
  fields: DescribedField[]
}

const addressKeys = new Set(['street', 'postcode', 'city', 'region', 'country'])
const hiddenKeys = new Set(['version'])

/** The fields of an object in the groups that its page shows: what people write, where it is, what is computed, and where the record comes from; between them the sections that users made. */
export function fieldGroups(object: DescribedObject): FieldGroup[] {
  const groups: FieldGroup[] = [
    { title: 'Details', fields: [] },
    { title: 'Address', fields: [] },
    { title: 'Figures', fields: [] },
    { title: 'About this record', fields: [] },
  ]
  for (const field of object.fields) {
    if (hiddenKeys.has(field.key)) continue
    if (field.section) sectionOf(groups, field.section).fields.push(field)
    else groups[groupOf(field)]!.fields.push(field)
  }
  return groups.filter(({ fields }) => fields.length > 0)
}

/** The group under the heading that somebody gave a field; it stands before what Regulars keeps itself. */
function sectionOf(groups: FieldGroup[], title: string): FieldGroup {
  const known = groups.find((group) => group.title === title)
  if (known) return known
  const made: FieldGroup = { title, fields: [] }
  groups.splice(-2, 0, made)
  return made
}

function groupOf(field: DescribedField): number {
  if (field.system) return field.key === 'owner' ? 0 : 3
  if (addressKeys.has(field.key)) return 1
  return field.readOnly ? 2 : 0
}
