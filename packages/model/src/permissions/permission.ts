import type { Condition } from '../conditions/condition.ts'
import { belongsVia, linkEndsOf, type ObjectDefinition } from '../define-object.ts'

/** Which records an act reaches: none, those I own, those my team owns, all, or those satisfying a condition. */
export type Scope = 'none' | 'mine' | 'team' | 'all' | { where: Condition }

export const acts = ['create', 'read', 'update', 'delete'] as const
export type Act = (typeof acts)[number]

export type ObjectRights = Record<Act, Scope>

/** How far a field is open; `write` unless something else is said. */
export type FieldLevel = 'hidden' | 'read' | 'write'

/**
 * What a role may do. Closed unless opened: an object that is neither named nor covered by `*` cannot be touched.
 * Capabilities are acts that are no plain read or write of a record: `import.run`, `program.launch`, `settings.manage`.
 */
export interface Role {
  key: string
  label: string
  description: string
  objects: Record<string, ObjectRights>
  /** Field levels by object and field key. */
  fields: Record<string, Record<string, FieldLevel>>
  capabilities: readonly string[]
}

/** What a role opens, without its name. */
export type Rights = Pick<Role, 'objects' | 'fields' | 'capabilities'>

/** Who acts. `system` is named on purpose: code that acts for nobody says so. */
export interface Actor {
  kind: 'user' | 'apiKey' | 'system'
  /** User acting, or who made the API key; null for the system. */
  userId: string | null
  name: string
  role: Role
  /** Users whose records count as my team's, oneself included. */
  teamUserIds: readonly string[]
  /** Teams that the user is in: their own and those above it. Records shared with one of these are shared with them. */
  teamIds?: readonly string[]
  /** They must turn on a second factor before they may do anything else: the business asks it of everybody. */
  lacksSecondFactor?: boolean
}

/** Scope of an act on an object for a role; `none` when nothing opens it. */
export function scopeOf(role: Pick<Role, 'objects'>, object: string, act: Act): Scope {
  const rights = own(role.objects, object) ?? own(role.objects, '*')
  return rights?.[act] ?? 'none'
}

/** How far a field of an object is open to a role. */
export function fieldLevel(role: Pick<Role, 'fields'>, object: string, field: string): FieldLevel {
  return own(own(role.fields, object) ?? {}, field) ?? 'write'
}

/** Names come from outside, so what every JavaScript object inherits must open nothing. */
const own = <V>(record: Record<string, V>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/**
 * Tells whether an actor may do something at all: `contact.read`, `order.update`, or a capability such as `import.run`.
 * `public` and `signed-in` are answered too. Which records it reaches is for the scope to say.
 */
export function allows(actor: Actor | undefined, permission: string): boolean {
  if (permission === 'public') return true
  if (!actor) return false
  if (permission === 'signed-in') return true
  const { capabilities } = actor.role
  if (capabilities.includes('*') || capabilities.includes(permission)) return true
  const [object, act] = permission.split('.')
  if (!object || !isAct(act)) return false
  return scopeOf(actor.role, object, act) !== 'none'
}

function isAct(act: string | undefined): act is Act {
  return act !== undefined && (acts as readonly string[]).includes(act)
}

/**
 * The condition a record must satisfy to lie within a scope; undefined = every record, `nothing` = no record.
 * Records without an owner of their own follow the record they belong to; shared objects know only none and all.
 */
export function scopeCondition(object: ObjectDefinition, scope: Scope): Condition | undefined | 'nothing' {
  if (scope === 'none') return 'nothing'
  if (scope === 'all') return undefined
  if (typeof scope === 'object') return scope.where
  if (object.ownership === 'shared') return undefined
  // Whom a link belongs to follows from the records that it links, which the engine asks for.
  if (linkEndsOf(object)) return undefined
  const field = object.ownership === 'owner' ? 'owner' : `${belongsVia(object)}.owner`
  return { field, op: 'is', value: scope === 'mine' ? 'me' : 'myTeam' }
}
