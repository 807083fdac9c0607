import {
  type Act,
  type FieldLevel,
  type ObjectRights,
  type Rights,
  type Scope,
  scopeOf,
} from '@regulars/model'

/** Rights over the records of objects, by object. */
export type ObjectsRights = Rights['objects']
/** Levels of fields, by object and field. */
export type FieldRights = Rights['fields']

/** A scope as one chooses it; `where` stands for a condition, which is kept as it is. */
export type ScopeWord = 'none' | 'mine' | 'team' | 'all' | 'where'

export const scopeWord = (scope: Scope): ScopeWord => (typeof scope === 'object' ? 'where' : scope)

/** What a role opens of an object, by itself or as of all others. */
export function rightsOf(objects: ObjectsRights, object: string): ObjectRights {
  const scope = (act: Act) => scopeOf({ objects }, object, act)
  return { create: scope('create'), read: scope('read'), update: scope('update'), delete: scope('delete') }
}

/** The same rights with one act on one object opened so far; the object then has rights of its own. */
export function withScope(objects: ObjectsRights, object: string, act: Act, scope: Scope): ObjectsRights {
  return { ...objects, [object]: { ...rightsOf(objects, object), [act]: scope } }
}

/** The same rights with an object treated like all others. */
export function withoutObject(objects: ObjectsRights, object: string): ObjectsRights {
  return Object.fromEntries(Object.entries(objects).filter(([name]) => name !== object))
}

/** The same levels with one field opened so far; `write` is what goes without saying. */
export function withLevel(
  fields: FieldRights,
  object: string,
  field: string,
  level: FieldLevel,
): FieldRights {
  const { [field]: _, ...others } = fields[object] ?? {}
  const levels = level === 'write' ? others : { ...others, [field]: level }
  const { [object]: __, ...otherObjects } = fields
  return Object.keys(levels).length === 0 ? otherObjects : { ...otherObjects, [object]: levels }
}
