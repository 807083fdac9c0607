import { user } from '@regulars/model'
import { changeUser as changeSignIn } from '../../../platform/auth/users.ts'
import { type Ctx, update } from '../../../records/index.ts'
import { requireWithin } from '../roles/require-within.ts'
import { findRole } from '../roles/stored-role.ts'
import { changeAccess } from './change-access.ts'
import { findPerson } from './find-person.ts'
import { keepAnOwner } from './keep-an-owner.ts'

/** What may be changed of somebody; what is not named stays. */
export interface PersonChanges extends ProfileChanges {
  email?: string
  roleId?: string
  teamId?: string | null
}

/** What everybody may change of themselves. */
export interface ProfileChanges {
  name?: string
  locale?: string | null
  timeZone?: string | null
}

/**
 * Changes somebody's name, address, role or team, and how they sign in with it.
 * @throws Problem `user.not-found`, `role.not-found`, `role.beyond-yours`, `user.last-owner`, `record.version-clash`, `auth.email-taken`
 */
export async function changePerson(
  ctx: Ctx,
  id: string,
  changes: PersonChanges,
  ifVersion?: number,
): Promise<void> {
  await changeAccess(ctx, { label: '' }, async (within) => {
    const person = await findPerson(within, id)
    requireWithin(within, person.role)
    if (changes.roleId !== undefined) requireWithin(within, await findRole(within, changes.roleId, 'roleId'))
    await writePerson(within, id, changes, ifVersion)
    await keepAnOwner(within)
  })
}

/** Changes what is somebody's own business: their name and how they read numbers and times. */
export async function changeProfile(ctx: Ctx, userId: string, changes: ProfileChanges): Promise<void> {
  await changeAccess(ctx, { label: '' }, (within) => writePerson(within, userId, changes))
}

async function writePerson(ctx: Ctx, id: string, changes: PersonChanges, ifVersion?: number): Promise<void> {
  await update(ctx, user, id, { ...changes }, { trusted: true, ifVersion })
  const { name, email } = changes
  if (name !== undefined || email !== undefined) await changeSignIn(ctx.db, id, { name, email })
}
