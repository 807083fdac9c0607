import { acceptInvitation as acceptInAuth } from '../../../platform/auth/invitations.ts'
import { inChangeSet, type Services, systemCtx } from '../../../records/index.ts'
import { addPerson } from './add-person.ts'

/** The invited person, as they introduce themselves. */
export interface Newcomer {
  token: string
  name: string
  password: string
}

/**
 * Lets an invited colleague in, with the role they were invited to.
 * @throws Problem `auth.invitation-over`, `auth.weak-password`, `auth.email-taken`
 */
export async function acceptInvitation(
  services: Services,
  { token, name, password }: Newcomer,
): Promise<{ id: string; email: string }> {
  const ctx = systemCtx(services, 'Invitation')
  return inChangeSet(ctx, { label: 'A user came by invitation' }, async (within) => {
    const now = services.clock.now()
    const { userId: id, invitation } = await acceptInAuth(within.db, token, { name, password }, now)
    await addPerson(within, { ...invitation, id, name })
    return { id, email: invitation.email }
  })
}
