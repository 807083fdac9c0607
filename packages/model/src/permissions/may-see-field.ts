import { belongsVia, linkEndsOf, type ObjectDefinition } from '../define-object.ts'
import { isComputed, readBy } from '../formulas/computed-fields.ts'
import type { Hop } from '../formulas/readings.ts'
import type { Registry } from '../registry.ts'
import { fieldLevel, type Role, scopeOf } from './permission.ts'
import { seesEvery } from './sees-every.ts'

/**
 * Whether a role may see a field at all. A computed field tells of everything it is computed from, so it is seen only by those who may see all of
 * that: every field it reads, and of every object on the way all records that a record one sees leads to. Closed where that is not certain.
 */
export function maySeeField(
  role: Pick<Role, 'objects' | 'fields'>,
  registry: Registry,
  object: ObjectDefinition,
  key: string,
  open: readonly string[] = [],
): boolean {
  if (fieldLevel(role, object.name, key) === 'hidden') return false
  const field = object.fields[key]
  if (field?.partOf) return maySeeField(role, registry, object, field.partOf, open)
  if (field?.kind === 'links' && scopeOf(role, field.through, 'read') === 'none') return false
  if (field?.shownWith?.some((told) => isHiddenFrom(role, told))) return false
  const name = `${object.name}.${key}`
  // A circle tells nothing of its own.
  if (!field || !isComputed(field) || open.includes(name)) return true
  return readBy(registry, object, key).every(
    (reading) =>
      reading.way.every((hop) => followsTo(role, registry, hop)) &&
      maySeeField(role, registry, reading.object, reading.key, [...open, name]),
  )
}

function isHiddenFrom(role: Pick<Role, 'fields'>, told: string): boolean {
  const [object = '', key = ''] = told.split('.')
  return fieldLevel(role, object, key) === 'hidden'
}

/** Whether who sees the record at the beginning of a hop sees every record at its end. */
function followsTo(role: Pick<Role, 'objects'>, registry: Registry, { kind, from, to, via }: Hop): boolean {
  const there = scopeOf(role, to.name, 'read')
  if (there === 'none') return false
  if (seesEvery(role, registry, to, kind === 'reference' ? undefined : via)) return true
  // Records that belong to whom another record belongs to are seen together with it, when both scopes are the same.
  const [follower, pointer] = kind === 'reference' ? [from, via] : [to, via]
  // Who sees a link sees both records that it links.
  if (kind === 'reference' && linkEndsOf(from)?.includes(via)) return true
  const together = belongsVia(follower) === pointer
  return together && typeof there === 'string' && scopeOf(role, from.name, 'read') === there
}
