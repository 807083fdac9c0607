import type { DescribedField, DescribedObject } from '../objects/described-object.ts'

/** Fields of a record that belong together. */
export interface FieldGroup {
  title: string
  fields: DescribedField[]
}

const addressKeys = new Set(['street', 'postcode', 'city', 'region', 'country'])
const hiddenKeys = new Set(['version'])

/** The fields of an object in the groups that its page shows: what people write, where it is, what is computed, and where the record comes from. */
export function fieldGroups(object: DescribedObject): FieldGroup[] {
  const groups: FieldGroup[] = [
    { title: 'Details', fields: [] },
    { title: 'Address', fields: [] },
    { title: 'Figures', fields: [] },
    { title: 'About this record', fields: [] },
  ]
  for (const field of object.fields) {
    if (hiddenKeys.has(field.key)) continue
    groups[groupOf(field)]!.fields.push(field)
  }
  return groups.filter(({ fields }) => fields.length > 0)
}

function groupOf(field: DescribedField): number {
  if (field.system) return field.key === 'owner' ? 0 : 3
  if (addressKeys.has(field.key)) return 1
  return field.readOnly ? 2 : 0
}
