import { sql } from 'kysely'
import { Problem } from '../../../platform/problem.ts'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'

/** Nobody is credited twice with a deal, and all are credited with the whole at most. */
export const checkCredits: BeforeWrite = {
  object: 'dealCredit',
  fields: ['dealId', 'userId', 'share'],
  async run(ctx, writes) {
    const written = Map.groupBy(writes, (write) => String(now(write).dealId))
    const others = await otherCredits(ctx, [...written.keys()], writes)
    for (const [dealId, some] of written) {
      const credits = some.map((write) => now(write) as unknown as Credit)
      checkTogether([...(others.get(dealId) ?? []), ...credits])
    }
  },
}

interface Credit {
  userId: string
  share: number
}

/** What else is credited of deals, which are held, so that two at once are not credited with more than there is. */
async function otherCredits(
  ctx: Ctx,
  dealIds: readonly string[],
  writes: readonly PendingWrite[],
): Promise<Map<string, Credit[]>> {
  await sql`select from deal where id = any(${dealIds}::uuid[]) order by id for no key update`.execute(ctx.db)
  const { rows } = await sql<Credit & { dealId: string }>`
    select deal_id, user_id, share from deal_credit
    where deal_id = any(${dealIds}::uuid[]) and deleted_at is null and id <> all(${writes.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  )
  return Map.groupBy(rows, ({ dealId }) => dealId)
}

function checkTogether(credits: readonly Credit[]): void {
  if (new Set(credits.map(({ userId }) => userId)).size < credits.length)
    throw new Problem('deal-credit.twice', {
      status: 409,
      title: 'This person is credited with the deal already.',
      mend: 'Change the share of that credit.',
      field: 'userId',
    })
  const total = credits.reduce((sum, { share }) => sum + Math.round(Number(share) * 1_000_000), 0)
  if (total > 1_000_000)
    throw new Problem('deal-credit.too-much', {
      status: 422,
      title: `Together that would be ${total / 10_000} % of the deal.`,
      mend: 'All shares together are the whole at most; what is left is the owner’s.',
      field: 'share',
    })
}

/** A plan is for a person, for a team, or for everybody. */
export const checkCommissionPlan: BeforeWrite = {
  object: 'commissionPlan',
  fields: ['userId', 'teamId'],
  run(_ctx, writes) {
    for (const write of writes)
      if (now(write).userId && now(write).teamId)
        throw new Problem('commission-plan.one-or-the-other', {
          status: 422,
          title: 'A plan is for a person or for a team, not for both.',
          mend: 'Make two plans.',
          field: 'teamId',
        })
  },
}

const now = ({ before, values }: PendingWrite): Record<string, unknown> => ({ ...before, ...values })
