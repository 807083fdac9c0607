import { createRegistry, type Field, type ObjectDefinition, type Registry } from '@regulars/model'
import type { DescribedObject } from './described-object.ts'

/** All objects that one may see, found by name or by path, with the registry that conditions are read against. */
export interface Catalogue {
  objects: readonly DescribedObject[]
  registry: Registry
  find: (name: string) => DescribedObject | undefined
  /** By the last segment of its address: `contacts`; also by its name. */
  byPath: (path: string) => DescribedObject | undefined
  /** The object of that name; throws when one may not see it. */
  object: (name: string) => DescribedObject
}

const made = new WeakMap<readonly DescribedObject[], Catalogue>()

/** The catalogue of what the server described: one for each description, since every cell that shows a reference asks for it. */
export function toCatalogue({ data: objects }: { data: readonly DescribedObject[] }): Catalogue {
  const known = made.get(objects) ?? makeCatalogue(objects)
  made.set(objects, known)
  return known
}

function makeCatalogue(objects: readonly DescribedObject[]): Catalogue {
  const byName = new Map(objects.map((object) => [object.name, object]))
  const byPath = new Map(objects.map((object) => [object.path, object]))
  const find = (name: string) => byName.get(name)
  return {
    objects,
    registry: createRegistry(objects.map((object) => definitionOf(object, byName))),
    find,
    byPath: (path) => byPath.get(path) ?? find(path),
    object: (name) => find(name) ?? notSeen(name),
  }
}

/** The definition behind a description, without the references that lead to what one may not see. */
function definitionOf(object: DescribedObject, seen: ReadonlyMap<string, unknown>): ObjectDefinition {
  const visible = object.fields.filter((field) => field.kind !== 'reference' || seen.has(field.to))
  const fields: Record<string, Field> = Object.fromEntries(visible.map((field) => [field.key, field]))
  return { ...object, fields, table: object.name, ownership: 'shared' }
}

function notSeen(name: string): never {
  throw new RangeError(`There is no object “${name}” that you may see.`)
}
