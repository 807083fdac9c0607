import { linkEndsOf, type ObjectDefinition } from '../define-object.ts'
import type { ReferenceField } from '../fields/field.ts'
import type { Registry } from '../registry.ts'
import { type Role, scopeOf } from './permission.ts'

/**
 * Whether a role sees every record of an object: of links, when it sees everything that they link.
 *
 * @param role with its rights on links (`withLinkRights`)
 * @param fromEnd of links, the key of the end that is a record one sees in any case
 */
export function seesEvery(
  role: Pick<Role, 'objects'>,
  registry: Registry,
  object: ObjectDefinition,
  fromEnd?: string,
): boolean {
  const scope = scopeOf(role, object.name, 'read')
  if (scope === 'none' || typeof scope === 'object') return false
  const ends = linkEndsOf(object)
  if (!ends) return scope === 'all' || object.ownership === 'shared'
  return ends.every((key) => {
    const { to } = object.fields[key] as ReferenceField
    return key === fromEnd || seesEvery(role, registry, registry.object(to))
  })
}
