import { user } from '@regulars/model'
import { giveApiKeys, revokeApiKeysOf } from '../../../platform/auth/api-keys.ts'
import { endSessions } from '../../../platform/auth/users.ts'
import { type Ctx, update } from '../../../records/index.ts'
import { cannotTakeOver, handOverNeeded, notYourself } from '../problems.ts'
import { requireWithin } from '../roles/require-within.ts'
import { changeAccess } from './change-access.ts'
import { findPerson, type Person } from './find-person.ts'
import { countOwned, handOver } from './hand-over.ts'
import { keepAnOwner } from './keep-an-owner.ts'

/** What becomes of what somebody leaves behind. */
export interface Leaving {
  /** Who looks after their records from now on; null for nobody. Must be said when there are any. */
  handOverTo?: string | null
  /** API keys that they made work on, as those of whom takes over; otherwise they end. */
  keepApiKeys?: boolean
}

/** What was handed over and ended. */
export interface Left {
  handedOverCount: number
  apiKeyCount: number
}

/**
 * Lets somebody in no more: they are signed out everywhere at once, their keys end or change hands, and their records go to whom
 * was said. What they did stays theirs in the history.
 *
 * @throws Problem `user.not-found`, `user.not-yourself`, `user.hand-over-needed`, `user.cannot-take-over`, `user.last-owner`,
 *   `role.beyond-yours`
 */
export async function deactivatePerson(ctx: Ctx, id: string, leaving: Leaving): Promise<Left> {
  if (id === ctx.actor.userId) throw notYourself()
  return changeAccess(
    ctx,
    { label: `Deactivated a user${leaving.handOverTo ? ', whose records were handed over' : ''}` },
    async (within) => {
      const person = await findPerson(within, id)
      requireWithin(within, person.role)
      const heir = await findHeir(within, person, leaving)
      await update(within, user, id, { active: false }, { trusted: true })
      await keepAnOwner(within)
      await endSessions(within.db, id)
      const handedOverCount =
        leaving.handOverTo === undefined ? 0 : await handOver(within, id, heir?.id ?? null)
      return { handedOverCount, apiKeyCount: await settleKeys(within, id, leaving, heir) }
    },
  )
}

/** Lets somebody in again who was deactivated. @throws Problem `user.not-found`, `role.beyond-yours` */
export async function activatePerson(ctx: Ctx, id: string): Promise<void> {
  await changeAccess(ctx, { label: 'Let a user in again' }, async (within) => {
    const person = await findPerson(within, id)
    requireWithin(within, person.role)
    await update(within, user, id, { active: true }, { trusted: true })
  })
}

async function findHeir(ctx: Ctx, person: Person, { handOverTo }: Leaving): Promise<Person | undefined> {
  if (handOverTo === undefined) {
    const count = await countOwned(ctx, person.id)
    if (count > 0) throw handOverNeeded(person.name, count)
    return undefined
  }
  if (handOverTo === null) return undefined
  const heir = await findPerson(ctx, handOverTo, 'handOverTo')
  if (!heir.active || heir.id === person.id) throw cannotTakeOver(heir.name)
  return heir
}

function settleKeys(
  ctx: Ctx,
  id: string,
  { keepApiKeys }: Leaving,
  heir: Person | undefined,
): Promise<number> {
  if (keepApiKeys && heir) return giveApiKeys(ctx.db, id, heir.id)
  return revokeApiKeysOf(ctx.db, id, ctx.services.clock.now())
}
