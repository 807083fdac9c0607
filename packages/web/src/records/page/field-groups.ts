import type { DescribedField, DescribedObject } from '../objects/described-object.ts'

/** Fields of a record that belong together. */
export interface FieldGroup {
  title: string
  fields: DescribedField[]
}

const addressKeys = new Set(['street', 'postcode', 'city', 'region', 'country'])
const hiddenKeys = new Set(['version'])

/** The fields of an object in the groups that its page shows: those of its layout, or else what follows from the definition. */
export function shownFieldGroups(object: DescribedObject): FieldGroup[] {
  return arrangeFields(object).groups.filter(({ fields }) => fields.length > 0)
}

/** The fields under the headings that a layout gives them, and those it hides. What it has not heard of stands under the heading that it has by itself. */
export function arrangeFields(object: DescribedObject): { groups: FieldGroup[]; hidden: DescribedField[] } {
  const { sections, hiddenFields = [] } = object.page ?? {}
  const left = new Map(fieldGroups(object).flatMap(({ fields }) => fields.map((field) => [field.key, field])))
  const take = (keys: readonly string[]): DescribedField[] =>
    keys.flatMap((key) => {
      const field = left.get(key)
      left.delete(key)
      return field ?? []
    })
  const hidden = take(hiddenFields)
  const groups = (sections ?? []).map(({ title, fields }) => ({ title, fields: take(fields) }))
  for (const { title, fields } of fieldGroups(object)) {
    const rest = fields.filter(({ key }) => left.has(key))
    const there = groups.find((group) => group.title === title)
    if (there) there.fields.push(...rest)
    else if (rest.length > 0) groups.push({ title, fields: rest })
  }
  return { groups, hidden }
}

/** The fields of an object in the groups that follow from its definition: what people write, where it is, what is computed, and where the record comes from; between them the sections that users made. */
export function fieldGroups(object: DescribedObject): FieldGroup[] {
  const groups: FieldGroup[] = [
    { title: 'Details', fields: [] },
    { title: 'Address', fields: [] },
    { title: 'Figures', fields: [] },
    { title: 'About this record', fields: [] },
  ]
  const sections: FieldGroup[] = []
  for (const field of object.fields) {
    if (hiddenKeys.has(field.key) || field.partOf) continue
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
