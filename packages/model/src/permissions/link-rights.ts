import { linkEndsOf, type ObjectDefinition } from '../define-object.ts'
import type { ReferenceField } from '../fields/field.ts'
import type { Registry } from '../registry.ts'
import { fieldLevel, type ObjectRights, type Role, type Scope, scopeOf } from './permission.ts'

/** One end of a link: the object there, and the field by which it knows its links. */
interface End {
  object: string
  field: string | undefined
}

type Opens = Pick<Role, 'objects' | 'fields'>

const known = new WeakMap<object, { registry: Registry; role: unknown }>()

/**
 * A role with its rights on links, which follow from those on what they link and are never given by themselves: whoever may see both ends, and the field
 * on either side, sees a link; whoever may besides change the field of one side makes and removes it. `all` here means as far as both ends are reached, which
 * the engine asks for record by record.
 */
export function withLinkRights<R extends Opens>(role: R, registry: Registry): R {
  const remembered = known.get(role)
  if (remembered?.registry === registry) return remembered.role as R
  const links = registry.objects.filter((object) => linkEndsOf(object) !== undefined)
  const derived = links.map((object) => [object.name, rightsOn(object, role)] as const)
  const whole =
    links.length === 0 ? role : { ...role, objects: { ...role.objects, ...Object.fromEntries(derived) } }
  known.set(role, { registry, role: whole })
  return whole
}

function rightsOn(link: ObjectDefinition, role: Opens): ObjectRights {
  const ends = linkEndsOf(link)!.map((key): End => {
    const { to, inverse } = link.fields[key] as ReferenceField
    return { object: to, field: inverse }
  })
  const level = ({ object, field }: End) => (field === undefined ? 'write' : fieldLevel(role, object, field))
  const isSeen = ends.every((end) => scopeOf(role, end.object, 'read') !== 'none' && level(end) !== 'hidden')
  const opens = (act: 'create' | 'update') =>
    isSeen && ends.some((end) => scopeOf(role, end.object, act) !== 'none' && level(end) === 'write')
  const scope = (isOpen: boolean): Scope => (isOpen ? 'all' : 'none')
  const changes = scope(opens('update'))
  return {
    read: scope(isSeen),
    create: scope(opens('update') || opens('create')),
    update: changes,
    delete: changes,
  }
}
