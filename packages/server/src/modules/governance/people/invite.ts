import { createInvitation, type Invitation } from '../../../platform/auth/invitations.ts'
import type { Ctx } from '../../../records/index.ts'
import { alreadyHere } from '../problems.ts'
import { requireWithin } from '../roles/require-within.ts'
import { findRole } from '../roles/stored-role.ts'
import { findByEmail } from './find-person.ts'
import { lockPeople } from './lock-people.ts'

/** Whom to invite as what. */
export interface Invited {
  email: string
  roleId: string
  teamId?: string | null
}

/**
 * Invites a colleague. The token belongs into the link they get and cannot be read again.
 * @throws Problem `user.already-here`, `role.not-found`, `role.beyond-yours`
 */
export async function invite(
  { services, ...ctx }: Ctx,
  { email, roleId, teamId }: Invited,
): Promise<{ invitation: Invitation; token: string }> {
  return services.db.transaction().execute(async (db) => {
    const within = { ...ctx, services, db }
    await lockPeople(within)
    requireWithin(within, await findRole(within, roleId, 'roleId'))
    const here = await findByEmail(within, email)
    if (here) throw alreadyHere(here.name, here.active)
    const invited = { email, roleId, teamId: teamId ?? undefined, invitedBy: ctx.actor.userId }
    return createInvitation(db, invited, services.clock.now())
  })
}
