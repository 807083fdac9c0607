import type { ObjectDefinition } from '../define-object.ts'
import type { Registry } from '../registry.ts'
import {
  type Act,
  acts,
  type FieldLevel,
  fieldLevel,
  type Rights,
  type Scope,
  scopeOf,
} from './permission.ts'

/**
 * Whether everything that `inner` opens is open to `outer` too: nobody may give rights that they do not have. When it cannot be told (two
 * different conditions), the answer is no.
 */
export function isWithin(inner: Rights, outer: Rights, registry: Registry): boolean {
  if (outer.capabilities.includes('*')) return true
  return (
    inner.capabilities.every((capability) => outer.capabilities.includes(capability)) &&
    scopesWithin(inner, outer, undefined) &&
    registry.objects.every(
      (object) => scopesWithin(inner, outer, object) && fieldsWithin(inner, outer, object),
    )
  )
}

/** Compares the scopes of one object, or of those that are not named: objects that people make later fall under `*`. */
function scopesWithin(inner: Rights, outer: Rights, object: ObjectDefinition | undefined): boolean {
  const scope = (rights: Rights, act: Act) => scopeOf(rights, object?.name ?? '*', act)
  return acts.every((act) =>
    scopeWithin(scope(inner, act), scope(outer, act), object?.ownership === 'shared'),
  )
}

function scopeWithin(inner: Scope, outer: Scope, shared: boolean): boolean {
  if (inner === 'none' || outer === 'all') return true
  if (outer === 'none') return false
  if (typeof inner === 'object' || typeof outer === 'object')
    return JSON.stringify(inner) === JSON.stringify(outer)
  // What everybody shares is no more mine than yours.
  if (shared) return true
  return inner === outer || (inner === 'mine' && outer === 'team')
}

const openness: Record<FieldLevel, number> = { hidden: 0, read: 1, write: 2 }

function fieldsWithin(inner: Rights, outer: Rights, { name, fields }: ObjectDefinition): boolean {
  return Object.keys(fields).every(
    (key) => openness[fieldLevel(inner, name, key)] <= openness[fieldLevel(outer, name, key)],
  )
}
