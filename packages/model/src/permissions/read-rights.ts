import { checkCondition } from '../conditions/parse-condition.ts'
import { segmentIdsIn } from '../conditions/segment-ids.ts'
import type { ObjectDefinition } from '../define-object.ts'
import { fieldOf, type Registry } from '../registry.ts'
import { nearest } from '../words/nearest.ts'
import { capabilities, isCapability } from './capabilities.ts'
import { type Act, acts, type FieldLevel, type ObjectRights, type Rights, type Scope } from './permission.ts'

/** What is wrong with a right, and where: `objects.contact.read`. */
export interface RightsProblem {
  field: string
  problem: string
}

/** Rights as far as they could be read. What has a problem opens nothing. */
export interface ReadRights {
  rights: Rights
  problems: readonly RightsProblem[]
}

/**
 * Reads the rights of a role from JSON that came from outside or was stored. Everything that cannot be read is named, and stays closed in what
 * comes back: an unknown scope reaches no record, an unknown level hides the field. So a role whose condition names a field that is gone
 * still works, and shows too little rather than too much.
 *
 * @example readRights({ objects: { contact: { read: 'mine' } } }, builtInRegistry).rights.objects.contact
 *   // { create: 'none', read: 'mine', update: 'none', delete: 'none' }
 */
export function readRights(json: unknown, registry: Registry): ReadRights {
  const reading: Reading = { registry, problems: [] }
  const given = entriesOf(json, '', reading)
  for (const [name] of given)
    if (!parts.includes(name))
      refuse(reading, name, `There is no “${name}” in rights: they have ${parts.join(', ')}.`)
  const part = (name: string) => given.find(([found]) => found === name)?.[1]
  return {
    rights: {
      objects: readObjects(part('objects'), reading),
      fields: readFields(part('fields'), reading),
      capabilities: readCapabilities(part('capabilities'), reading),
    },
    problems: reading.problems,
  }
}

const parts = ['objects', 'fields', 'capabilities']
const levels: readonly string[] = ['hidden', 'read', 'write'] satisfies FieldLevel[]
const plainScopes: readonly unknown[] = ['none', 'mine', 'team', 'all'] satisfies Scope[]

interface Reading {
  registry: Registry
  problems: RightsProblem[]
}

function readObjects(json: unknown, reading: Reading): Rights['objects'] {
  const objects: Record<string, ObjectRights> = {}
  for (const [name, given] of entriesOf(json, 'objects', reading)) {
    const object = name === '*' ? undefined : knownObject(name, `objects.${name}`, reading)
    if (object || name === '*') objects[name] = readActs(given, object, `objects.${name}`, reading)
  }
  return objects
}

function readActs(
  json: unknown,
  object: ObjectDefinition | undefined,
  at: string,
  reading: Reading,
): ObjectRights {
  const rights: ObjectRights = { create: 'none', read: 'none', update: 'none', delete: 'none' }
  for (const [act, scope] of entriesOf(json, at, reading)) {
    if (isAct(act)) rights[act] = readScope(scope, object, `${at}.${act}`, reading)
    else refuse(reading, `${at}.${act}`, `There is no act “${act}”.${didYouMean(act, acts)}`)
  }
  return rights
}

function readScope(json: unknown, object: ObjectDefinition | undefined, at: string, reading: Reading): Scope {
  if (plainScopes.includes(json)) return json as Scope
  const where = Object(json).where
  if (where === undefined || Object.keys(Object(json)).length > 1)
    return closed(reading, at, 'A scope is none, mine, team, all, or { "where": a condition }.')
  if (!object)
    return closed(reading, at, 'A condition speaks of one object, so it cannot be the scope of all.')
  const read = checkCondition(where, object, reading.registry)
  if (!read.ok) return closed(reading, at, read.problems.map(({ problem }) => problem).join(' '))
  if (segmentIdsIn(read.condition).length > 0)
    return closed(reading, at, 'A scope cannot speak of a segment, which others may change.')
  return { where: read.condition }
}

function closed(reading: Reading, at: string, problem: string): 'none' {
  refuse(reading, at, problem)
  return 'none'
}

function readFields(json: unknown, reading: Reading): Rights['fields'] {
  const fields: Record<string, Record<string, FieldLevel>> = {}
  for (const [name, given] of entriesOf(json, 'fields', reading)) {
    const object = knownObject(name, `fields.${name}`, reading)
    if (object) fields[name] = readLevels(given, object, reading)
  }
  return fields
}

function readLevels(json: unknown, object: ObjectDefinition, reading: Reading): Record<string, FieldLevel> {
  const found: Record<string, FieldLevel> = {}
  for (const [key, level] of entriesOf(json, `fields.${object.name}`, reading)) {
    const at = `fields.${object.name}.${key}`
    const field = fieldOf(object, key)
    const known = typeof level === 'string' && levels.includes(level)
    if (!field) {
      refuse(
        reading,
        at,
        `${object.label} has no field “${key}”.${didYouMean(key, Object.keys(object.fields))}`,
      )
      continue
    }
    if (!known) refuse(reading, at, 'A field is hidden, read or write.')
    found[field.key] = known ? (level as FieldLevel) : 'hidden'
  }
  return found
}

function readCapabilities(json: unknown, reading: Reading): string[] {
  if (json === undefined) return []
  if (!Array.isArray(json)) {
    refuse(reading, 'capabilities', 'Capabilities are a list of words.')
    return []
  }
  return json.filter((word): word is string => {
    const known = typeof word === 'string' && (word === '*' || isCapability(word))
    if (!known) {
      const guess = typeof word === 'string' ? didYouMean(word, Object.keys(capabilities)) : ''
      refuse(reading, 'capabilities', `There is no capability “${String(word)}”.${guess}`)
    }
    return known
  })
}

/** The members of a JSON object; anything else is a problem, except that there may be none. */
function entriesOf(json: unknown, at: string, reading: Reading): [string, unknown][] {
  if (json === undefined) return []
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return Object.entries(json)
  refuse(reading, at, 'This must be an object with names and values.')
  return []
}

function knownObject(name: string, at: string, reading: Reading): ObjectDefinition | undefined {
  const object = reading.registry.find(name)
  if (!object) {
    const names = reading.registry.objects.map((each) => each.name)
    refuse(reading, at, `There is no object “${name}”.${didYouMean(name, names)}`)
  }
  return object
}

function refuse({ problems }: Reading, field: string, problem: string): void {
  problems.push({ field, problem })
}

const isAct = (word: string): word is Act => (acts as readonly string[]).includes(word)

function didYouMean(word: string, words: readonly string[]): string {
  const guess = nearest(word, words)
  return guess ? ` Did you mean “${guess}”?` : ''
}
