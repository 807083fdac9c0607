import { columnOf, linkEndsOf, type ObjectDefinition, toSnake } from '../define-object.ts'
import type { AnyReferenceField, Field, LinksField, ReferenceField } from '../fields/field.ts'

/**
 * Gives objects the fields that follow from those of others: the other side of links, and the references that a reference to any object is made of. Links
 * whose other end is gone are left out, and an object without any stays the very same value.
 */
export function weaveFields(objects: readonly ObjectDefinition[]): ObjectDefinition[] {
  // Links of which one end is in the bin are no links.
  const whole = objects.filter((object) => !isTorn(object))
  const names = new Map(whole.map((object) => [object.name, object]))
  const mirrors = whole.flatMap((object) => mirrorsFrom(object, names))
  return whole.map((object) => {
    const fields = { ...object.fields }
    let isChanged = false
    for (const [key, field] of Object.entries(object.fields)) {
      if (field.kind === 'links' && !leadsSomewhere(field, names)) {
        delete fields[key]
        isChanged = true
      } else if (field.kind === 'anyReference') {
        Object.assign(fields, waysOf(object, key, field, targetsOf(field, whole)))
        isChanged = true
      }
    }
    for (const { on, key, field } of mirrors) {
      if (on !== object.name || Object.hasOwn(fields, key)) continue
      fields[key] = field
      isChanged = true
    }
    const said = linkEndsOf(object) ? sayLinks(object, names) : {}
    if (!isChanged && Object.keys(said).length === 0) return object
    return { ...object, fields: systemLast({ ...fields, ...said }) }
  })
}

type Named = ReadonlyMap<string, ObjectDefinition>

/** An object of links in which there are not two of them any more. It is made like one, so it has no owner either. */
const isTorn = (object: ObjectDefinition): boolean =>
  object.custom === true &&
  linkEndsOf(object) === undefined &&
  Object.values(object.fields).some((field) => field.kind === 'reference' && field.part && field.inverse)

/** Whether a reference to any object may lead to an object: people make its records, find them by searching, and they are things of their own. */
export const mayBeAnyTarget = (object: ObjectDefinition): boolean =>
  object.writes === 'records' &&
  object.bin &&
  object.module !== 'governance' &&
  !linkEndsOf(object) &&
  !isPart(object) &&
  Object.values(object.fields).some(({ searchable }) => searchable)

const isPart = ({ fields }: ObjectDefinition): boolean =>
  Object.values(fields).some((field) => field.kind === 'reference' && field.part)

/**
 * The objects that a field leads to: those chosen; else those that came with Regulars when it was made, and all that users make. What a later version brings joins
 * when the field is made anew, since the database follows definitions only when somebody changes them.
 */
function targetsOf(
  { targets, known = [] }: AnyReferenceField,
  objects: readonly ObjectDefinition[],
): ObjectDefinition[] {
  const chosen = (name: string) => (targets ?? known).includes(name)
  return objects.filter(
    (object) =>
      chosen(object.name) || (targets === undefined && object.custom === true && mayBeAnyTarget(object)),
  )
}

const leadsSomewhere = (field: LinksField, names: Named): boolean => {
  const through = names.get(field.through)
  const ends = through && linkEndsOf(through)
  return names.has(field.to) && ends?.includes(field.here) === true && ends.includes(field.there)
}

/** The same links, seen from the objects linked to. */
function mirrorsFrom(object: ObjectDefinition, names: Named) {
  return Object.entries(object.fields).flatMap(([key, field]) => {
    if (field.kind !== 'links' || !field.inverse || !leadsSomewhere(field, names)) return []
    const { column: _, description: __, section: ___, ...rest } = field
    const mirror: LinksField = {
      ...rest,
      to: object.name,
      here: field.there,
      there: field.here,
      inverse: key,
      label: field.inverseLabel ?? object.labelPlural,
      isMirror: true,
    }
    return [{ on: field.to, key: field.inverse, field: mirror as Field }]
  })
}

/** How those linked are said to have links: by what the field is called. */
function sayLinks(object: ObjectDefinition, names: Named): Record<string, Field> {
  for (const from of names.values()) {
    const made = Object.values(from.fields).find(
      (field): field is LinksField => field.kind === 'links' && field.through === object.name,
    )
    if (!made?.label) continue
    const back = made.inverseLabel ?? from.labelPlural
    const saying = (key: string, label: string): Record<string, Field> => ({
      [key]: { ...(object.fields[key] as ReferenceField), inverseSay: { noun: label.toLowerCase() } },
    })
    return { ...saying(made.here, made.label), ...saying(made.there, back) }
  }
  return {}
}

/** The field with its ways, followed by the reference of each. */
function waysOf(
  object: ObjectDefinition,
  key: string,
  field: AnyReferenceField,
  targets: readonly ObjectDefinition[],
): Record<string, Field> {
  const parts = targets.flatMap(({ name, label }) => {
    const part = `${key}${name.charAt(0).toUpperCase()}${name.slice(1)}`
    if (Object.hasOwn(object.fields, part)) return []
    const column = `${columnOf(key, field)}_${toSnake(name)}_id`
    const reference: ReferenceField = {
      kind: 'reference',
      to: name,
      label: `${field.label}: ${label.toLowerCase()}`,
      column,
      custom: true,
      readOnly: true,
      indexed: true,
      partOf: key,
      onRemove: 'clear',
      ...(field.inverse ? { inverse: field.inverse } : {}),
    }
    return [{ way: { to: name, key: part, column }, reference }]
  })
  return {
    [key]: { ...field, ways: parts.map(({ way }) => way) },
    ...Object.fromEntries(parts.map(({ way, reference }) => [way.key, reference])),
  }
}

/** System fields come last, as everywhere. */
const systemLast = (fields: Record<string, Field>): Record<string, Field> =>
  Object.fromEntries(
    Object.entries(fields).toSorted(([, a], [, b]) => Number(a.system ?? false) - Number(b.system ?? false)),
  )
