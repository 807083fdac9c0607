import { sql } from 'kysely'
import { Problem } from '../../../platform/problem.ts'
import type { BeforeWrite, Ctx, PendingWrite } from '../../../records/index.ts'

/** A target or budget is for a month and for one person, one team or everybody together, and for one group of products or all of them; of each there is one. */
export const completeTarget: BeforeWrite = {
  object: 'salesTarget',
  fields: ['month', 'kind', 'userId', 'teamId', 'categoryId'],
  async run(ctx, writes) {
    for (const write of writes) {
      const { values } = write
      if (typeof values.month === 'string') values.month = `${values.month.slice(0, 7)}-01`
      await refuseSecond(ctx, write)
    }
  },
}

async function refuseSecond(ctx: Ctx, { id, before, values }: PendingWrite): Promise<void> {
  const { month, kind, userId, teamId, categoryId } = { ...before, ...values } as Record<
    string,
    string | null | undefined
  >
  if (userId && teamId)
    throw new Problem('sales-target.one-or-the-other', {
      status: 422,
      title: 'It is for a person or for a team, not for both.',
      mend: 'Make one for each.',
      field: 'teamId',
    })
  const { rows } = await sql`
    select from sales_target
    where month = ${month ?? null}::date and deleted_at is null and id <> ${id}
      and user_id is not distinct from ${userId ?? null}::uuid and team_id is not distinct from ${teamId ?? null}::uuid
      and category_id is not distinct from ${categoryId ?? null}::uuid and kind = ${kind ?? 'target'}`.execute(
    ctx.db,
  )
  if (rows.length === 0) return
  throw new Problem('sales-target.taken', {
    status: 409,
    title: `There is a ${kind ?? 'target'} for this month already.`,
    mend: 'Change the amount of that one.',
    field: 'month',
  })
}
