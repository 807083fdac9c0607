import type { ObjectDefinition } from '../../define-object.ts'
import type { RollUp } from '../../fields/roll-up.ts'
import { createRegistry } from '../../registry.ts'
import { type StoredField, type StoredObject, shapeObjects } from '../shape-objects.ts'
import { type NewNames, newNames, targetsOf } from './new-names.ts'
import {
  mapEntries,
  newCondition,
  newFormula,
  newPath,
  newRollUp,
  newWord,
  type Renaming,
} from './rename-words.ts'

/**
 * Lets what people made yield to what a version brings: what is called otherwise, and the definitions under names that never meet a built-in one, in the order
 * given. Undefined when nothing meets.
 *
 * @param stored every row, also those in the bin
 * @param isLive tells the objects that are not in the bin
 */
export function yieldNames<O extends StoredObject, F extends StoredField>(
  builtIn: readonly ObjectDefinition[],
  stored: { objects: readonly O[]; fields: readonly F[] },
  isLive: (object: O) => boolean,
): { objects: O[]; fields: F[]; renaming: Renaming } | undefined {
  const names = newNames(builtIn, stored)
  if (!names) return undefined
  const objects = stored.objects.map((each) => calledObject(names, each))
  const fields = stored.fields.map((each) => calledField(names, each))
  const registry = createRegistry(shapeObjects(builtIn, { objects: objects.filter(isLive), fields }))
  return { objects, fields, renaming: { names, registry } }
}

function calledObject<O extends StoredObject>(names: NewNames, object: O): O {
  if (object.builtIn) return object
  return {
    ...object,
    name: names.objects.get(object.name) ?? object.name,
    path: object.path && (names.paths.get(object.path) ?? object.path),
  }
}

function calledField<F extends StoredField>(names: NewNames, field: F): F {
  if (field.builtIn) return field
  const object = names.objects.get(field.object) ?? field.object
  const settings = calledSettings(names, field.settings)
  return { ...field, object, key: newWord({ names }, object, field.key), settings }
}

const naming = ['to', 'through', 'targets', 'known'] as const

/** The objects that a field names, and the word by which they know it. */
function calledSettings(names: NewNames, settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return settings
  const called: Record<string, unknown> = { ...settings }
  const object = (name: unknown) => (typeof name === 'string' ? (names.objects.get(name) ?? name) : name)
  for (const setting of naming) {
    const named = called[setting]
    if (named !== undefined) called[setting] = Array.isArray(named) ? named.map(object) : object(named)
  }
  const { inverse } = called
  const word = (to: string) => newWord({ names }, to, String(inverse))
  const yielded = typeof inverse === 'string' && targetsOf(called).find((to) => word(to) !== inverse)
  return yielded ? { ...called, inverse: word(yielded) } : called
}

/** The settings of a field of an object, with all that they name. */
export function newSettings(
  renaming: Renaming,
  object: ObjectDefinition | undefined,
  settings: unknown,
): unknown {
  const called = calledSettings(renaming.names, settings)
  const { formula, rollUp } = Object(called) as Record<string, unknown>
  return {
    ...Object(called),
    ...(typeof formula === 'string' ? { formula: newFormula(renaming, object, formula) } : {}),
    ...(typeof rollUp === 'object' && rollUp !== null
      ? { rollUp: newRollUp(renaming, object, rollUp as RollUp) }
      : {}),
  }
}

/** The rules of an object. */
export function newRules(renaming: Renaming, object: ObjectDefinition | undefined, rules: unknown): unknown {
  if (!Array.isArray(rules)) return rules
  return rules.map((rule) => {
    const { formula, field } = Object(rule) as Record<string, unknown>
    return {
      ...Object(rule),
      ...(typeof formula === 'string' ? { formula: newFormula(renaming, object, formula) } : {}),
      ...(typeof field === 'string' ? { field: newPath(renaming, object, field) } : {}),
    }
  })
}

type Entries = Record<string, unknown>

/** The rights of a role. */
export function newRights(renaming: Renaming, rights: unknown): unknown {
  const { objects, fields } = Object(rights) as Record<'objects' | 'fields', unknown>
  const called = (name: string) => renaming.names.objects.get(name) ?? name
  return {
    ...Object(rights),
    objects: mapEntries(Object(objects) as Entries, (name, acts) => [
      called(name),
      newScopes(renaming, called(name), acts),
    ]),
    fields: mapEntries(Object(fields) as Entries, (name, levels) => [
      called(name),
      mapEntries(Object(levels) as Entries, (key, level) => [newWord(renaming, called(name), key), level]),
    ]),
  }
}

function newScopes(renaming: Renaming, name: string, acts: unknown) {
  const object = renaming.registry.find(name)
  return mapEntries(Object(acts) as Entries, (act, scope) => {
    const { where } = Object(scope) as { where?: unknown }
    return [act, where === undefined ? scope : { where: newCondition(renaming, object, where) }]
  })
}
