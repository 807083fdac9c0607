import type { ObjectDefinition } from '../define-object.ts'
import type { Act, Scope } from './permission.ts'

/** Whether single records of an object can be shared: those that somebody looks after. What hangs on them is shared with them. */
export const isShareable = ({ ownership, name }: ObjectDefinition): boolean =>
  // A view has its own ways of being shown.
  ownership === 'owner' && name !== 'view'

/**
 * Whether a share can widen what an act reaches. It adds records to a scope, and opens nothing that the role keeps closed: an act that reaches no record
 * stays closed, and nothing is made or deleted by it.
 */
export const sharesWiden = (scope: Scope, act: Act): boolean =>
  scope !== 'none' && scope !== 'all' && (act === 'read' || act === 'update')
