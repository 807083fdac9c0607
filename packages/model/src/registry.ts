import type { ObjectDefinition } from './define-object.ts'
import type { Field, ReferenceField } from './fields/field.ts'

/** How an object is reached from another: the records there whose reference field points here. */
export interface Relation {
  /** Name under which the object here knows them: `orders`. */
  name: string
  /** Object whose records they are. */
  object: ObjectDefinition
  /** Key of the reference field over there. */
  via: string
  /** At most one record there, so it may stand in a field path. */
  one: boolean
}

/**
 * All objects of a running product, built-in and made by users, with the relations that follow from their references.
 * A value, not a global: an object added at run time makes a new registry.
 */
export interface Registry {
  objects: readonly ObjectDefinition[]
  /** The object of that name; throws RangeError when there is none. */
  object(name: string): ObjectDefinition
  find(name: string): ObjectDefinition | undefined
  byPath(path: string): ObjectDefinition | undefined
  relations(object: string): readonly Relation[]
  relation(object: string, name: string): Relation | undefined
}

/** Builds a registry; throws when two objects share a name or path, or a reference points nowhere. */
export function createRegistry(objects: readonly ObjectDefinition[]): Registry {
  const byName = uniqueMap(objects, (object) => object.name, 'name')
  const byPath = uniqueMap(objects, (object) => object.path, 'path')
  const relations = collectRelations(objects, byName)
  return {
    objects,
    find: (name) => byName.get(name),
    object(name) {
      const found = byName.get(name)
      if (!found) throw new RangeError(`There is no object named "${name}".`)
      return found
    },
    byPath: (path) => byPath.get(path),
    relations: (object) => relations.get(object) ?? [],
    relation: (object, name) => relations.get(object)?.find((relation) => relation.name === name),
  }
}

function uniqueMap(
  objects: readonly ObjectDefinition[],
  keyOf: (object: ObjectDefinition) => string,
  what: string,
): Map<string, ObjectDefinition> {
  const map = new Map<string, ObjectDefinition>()
  for (const object of objects) {
    const key = keyOf(object)
    if (map.has(key)) throw new RangeError(`Two objects have the ${what} "${key}".`)
    map.set(key, object)
  }
  return map
}

function collectRelations(objects: readonly ObjectDefinition[], byName: Map<string, ObjectDefinition>) {
  const relations = new Map<string, Relation[]>()
  for (const object of objects) {
    for (const [via, field] of references(object)) {
      if (!byName.has(field.to))
        throw new RangeError(`${object.name}.${via} points to "${field.to}", which is no object.`)
      if (!field.inverse) continue
      const list = relations.get(field.to) ?? []
      list.push({ name: field.inverse, object, via, one: field.one ?? false })
      relations.set(field.to, list)
    }
  }
  return relations
}

/** The reference fields of an object with their keys. */
export function references(object: ObjectDefinition): Array<[string, ReferenceField]> {
  return Object.entries(object.fields).filter(
    (entry): entry is [string, ReferenceField] => entry[1].kind === 'reference',
  )
}

/** A field by its key or, for references, its JSON property (`companyId`). `id` is no field; `resolvePath` knows it. */
export function fieldOf(
  object: ObjectDefinition,
  keyOrProperty: string,
): { key: string; field: Field } | undefined {
  const direct = ownField(object, keyOrProperty)
  if (direct) return { key: keyOrProperty, field: direct }
  if (!keyOrProperty.endsWith('Id')) return undefined
  const key = keyOrProperty.slice(0, -2)
  const field = ownField(object, key)
  return field?.kind === 'reference' ? { key, field } : undefined
}

/** Names come from outside, so what every JavaScript object inherits (`constructor`) must not pass for a field. */
const ownField = (object: ObjectDefinition, key: string): Field | undefined =>
  Object.hasOwn(object.fields, key) ? object.fields[key] : undefined
