import { sql } from 'kysely'
import type { Ctx } from '../../records/index.ts'
import { type Audience, countAudience, type ProgramPlan } from './audience.ts'

/** What a launch would do, and what stands in its way. */
export interface LaunchCheck extends Audience {
  treatment: number
  holdout: number
  /** In minor units of the business's currency. */
  cost: number
  /** True when mails leave by SMTP; else they are kept in the outbox. */
  sends: boolean
  problems: string[]
}

/** Looks at a program before its launch. Writes nothing. The split is the expected one; the real one is drawn at the launch. */
export async function checkLaunch(ctx: Ctx, program: ProgramPlan): Promise<LaunchCheck> {
  const audience = hasAudience(program)
    ? await countAudience(ctx, program)
    : { people: 0, mailable: 0, leftOut: [] }
  const holdout = Math.round(audience.mailable * program.holdoutShare)
  const treatment = audience.mailable - holdout
  const cost = treatment * program.costPerMessage
  return {
    ...audience,
    treatment,
    holdout,
    cost,
    sends: ctx.services.mail.sends,
    problems: [...missing(program, audience), ...(await senderProblems(ctx)), ...overBudget(program, cost)],
  }
}

const hasAudience = ({ segmentId, hasPicked }: ProgramPlan): boolean => segmentId !== null || hasPicked

function missing(program: ProgramPlan, audience: Audience): string[] {
  return [
    ...(program.channel === 'email' ? [] : ['Programs can be sent by e-mail only.']),
    ...(hasAudience(program) ? [] : ['Choose a segment: who is meant?']),
    ...(program.templateId ? [] : ['Choose a template: what is to be said?']),
    ...(hasAudience(program) && audience.people === 0 ? ['Nobody is in this segment at present.'] : []),
    ...(audience.people > 0 && audience.mailable === 0
      ? ['Nobody in this segment has agreed to be written to.']
      : []),
    ...(audience.mailable > 0 && program.holdoutShare > 0 && audience.mailable * program.holdoutShare < 1
      ? ['The audience is too small to hold anybody back.']
      : []),
  ]
}

function overBudget({ budget }: ProgramPlan, cost: number): string[] {
  return budget !== null && cost > budget ? ['It would cost more than its budget.'] : []
}

async function senderProblems({ services }: Ctx): Promise<string[]> {
  const { mail, settings } = services
  return mail.sends && !settings.get('mailFrom') ? ['Say in Settings which address messages come from.'] : []
}

/** Reads the plan of a program; undefined when there is none. */
export async function readPlan(
  ctx: Ctx,
  id: string,
): Promise<(ProgramPlan & { name: string; status: string; goalDays: number }) | undefined> {
  const { rows } = await sql<ProgramPlan & { name: string; status: string; goalDays: number }>`
    select id, name, status, segment_id, template_id, channel, holdout_share, per_household, coalesce(cost_per_message, 0) as cost_per_message, budget,
      coalesce(goal_days, 30)::integer as goal_days,
      exists (select from program_member where program_member.program_id = program.id) as has_picked
    from program where id = ${id} and deleted_at is null
  `.execute(ctx.db)
  return rows[0]
}
