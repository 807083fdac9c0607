import { isWithin, type Rights } from '@regulars/model'
import type { Ctx } from '../../../records/index.ts'
import { beyondYourRights } from '../problems.ts'

/**
 * Refuses to give, take or change rights that whoever acts does not have: who may invite people is not thereby an owner.
 * @throws Problem `role.beyond-yours`
 */
export function requireWithin({ actor, registry }: Ctx, rights: Rights): void {
  if (!isWithin(rights, actor.role, registry)) throw beyondYourRights()
}
