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
  const sections: FieldGroup[] = []
  for (const field of object.fields) {
    if (hiddenKeys.has(field.key)) continue
    if (field.section) groupCalled([...groups, ...sections], field.section, sections).fields.push(field)
    else groups[groupOf(field)]!.fields.push(field)
  }
  return [...groups.slice(0, 2), ...sections, ...groups.slice(2)].filter(({ fields }) => fields.length > 0)
}

/** The group under the heading that somebody gave a field: one that is there, or a section of its own. */
function groupCalled(known: readonly FieldGroup[], title: string, sections: FieldGroup[]): FieldGroup {
  const found = known.find((group) => group.title === title)
  if (found) return found
  const made: FieldGroup = { title, fields: [] }
  sections.push(made)
  return made
}

function groupOf(field: DescribedField): number {
  if (field.system) return field.key === 'owner' ? 0 : 3
  if (addressKeys.has(field.key)) return 1
  return field.readOnly ? 2 : 0
}
