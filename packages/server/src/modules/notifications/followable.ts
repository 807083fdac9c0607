import { columnOf, type ObjectDefinition, type Registry } from '@regulars/model'

/** Whether records of an object have a page that people may follow. */
export const isFollowable = ({ writes, name }: ObjectDefinition): boolean =>
  writes === 'records' && name !== 'view'

/** A reference by which records of an object stand on the page of another's. */
export interface Place {
  column: string
  property: string
  to: ObjectDefinition
}

/** Where records of an object stand, besides their own page: a note on that of its contact. Only what belongs to somebody has such a page. */
export function placesOf(registry: Registry, object: ObjectDefinition): Place[] {
  return Object.entries(object.fields).flatMap(([key, field]) => {
    if (field.kind !== 'reference' || field.internal || field.system || field.to === object.name) return []
    const to = registry.object(field.to)
    if (to.ownership !== 'owner' || !isFollowable(to)) return []
    return { column: columnOf(key, field), property: `${key}Id`, to }
  })
}

/** A field in which people write, and may mention others. */
export interface WrittenField {
  property: string
  column: string
}

/** The fields of an object in which people write: long texts, what its records are called by, and what was said at a touchpoint. */
export const writtenFields = ({ name, title, fields }: ObjectDefinition): WrittenField[] =>
  Object.entries(fields).flatMap(([key, field]) => {
    const isLong = field.kind === 'longText' || field.kind === 'richText'
    const isTitle = field.kind === 'text' && key === title
    const isSaid = name === 'touchpoint' && key === 'payload'
    return (isLong || isTitle || isSaid) && !field.internal && !field.readOnly
      ? { property: key, column: columnOf(key, field) }
      : []
  })

/** What stands in such a field, as text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  return Object.values(value)
    .filter((part) => typeof part === 'string')
    .join('\n')
}
