import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'
import type { ProgramPlan } from './audience.ts'

/**
 * Writes down the arm of each of some people and, for the treated, a message that waits. The hash gives a number from 0 to 2³² − 1; below the holdout share of it
 * somebody is held back. It is of the program's seed and the contact's id, so nobody who is drawn at another time, or once more, would be drawn otherwise.
 * Each counts from this moment on.
 *
 * @param people a query as `reasonsSql` makes it; nobody in it is enrolled in the program
 */
export async function drawArms(ctx: Ctx, plan: ProgramPlan, people: RawBuilder<unknown>): Promise<void> {
  const now = ctx.services.clock.now()
  await sql`
    with drawn as (
      insert into enrollment (program_id, contact_id, arm, reason, enrolled_at, created_at, updated_at, created_by_id)
      select ${plan.id}, contact_id,
        case when reason is not null then 'excluded'
          when ('x' || left(md5(program.seed || contact_id::text), 8))::bit(32)::bigint < ${plan.holdoutShare}::float8 * 4294967296 then 'holdout'
          else 'treatment' end,
        reason, ${now}, ${now}, ${now}, ${ctx.actor.userId}::uuid
      from (${people}) as audience, program where program.id = ${plan.id}
      returning id, contact_id, arm
    )
    insert into message (enrollment_id, program_id, contact_id, channel, address, status, unsubscribe_token, created_at, updated_at, created_by_id)
    select drawn.id, ${plan.id}, contact.id, ${plan.channel}, contact.email, 'queued',
      replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), ${now}, ${now}, ${ctx.actor.userId}::uuid
    from drawn join contact on contact.id = drawn.contact_id
    where drawn.arm = 'treatment'
  `.execute(ctx.db)
}
