import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Ctx, inChangeSet, update } from '../../records/index.ts'
import { audienceSql, type ProgramPlan } from './audience.ts'
import { checkLaunch, readPlan } from './check-launch.ts'
import { launchedAlready, nobodyToWriteTo, noSuchProgram, notReady } from './problems.ts'
import { sendProgram } from './sending/send-program.ts'

/** What a launch did. */
export interface Launched {
  people: number
  treatment: number
  holdout: number
  leftOut: Array<{ reason: string; count: number }>
}

/**
 * Launches a program: draws who is treated and who is held back, writes down everybody's arm, and lets the messages go. All in one transaction, the sending
 * included as a job, so a program is launched wholly or not at all, and once.
 *
 * The draw is by a hash of the program's seed and the contact's id, so it is random, the same on every machine, and can be checked afterwards. Only people who can
 * be written to are drawn: both arms are alike but for the message.
 */
export async function launchProgram(ctx: Ctx, id: string): Promise<Launched> {
  return inChangeSet(ctx, { kind: 'program', label: 'Launched a program' }, async (inside) => {
    const plan = await claimDraft(inside, id)
    await refuseUnready(inside, plan)
    const launched = await enroll(inside, plan)
    await sql`update program set launch = ${JSON.stringify(launched)}::jsonb where id = ${id}`.execute(
      inside.db,
    )
    await inside.services.jobs.enqueue(
      sendProgram,
      { programId: id, name: plan.name },
      {
        executor: inside.db,
        key: `program:${id}`,
        subject: { object: 'program', id },
        ...(inside.actor.userId ? { createdBy: inside.actor.userId } : {}),
      },
    )
    return launched
  })
}

/** Locks the program and takes it out of the draft state; a second launch at the same moment waits and then finds it launched. */
async function claimDraft(ctx: Ctx, id: string) {
  await sql`select from program where id = ${id} for no key update`.execute(ctx.db)
  const plan = await readPlan(ctx, id)
  if (!plan) throw noSuchProgram()
  if (plan.status !== 'draft') throw launchedAlready()
  await update(
    ctx,
    ctx.registry.object('program'),
    id,
    {
      status: 'running',
      launchedAt: ctx.services.clock.now().toISOString(),
      seed: randomBytes(16).toString('hex'),
    },
    { trusted: true },
  )
  return plan
}

async function refuseUnready(ctx: Ctx, plan: ProgramPlan): Promise<void> {
  const check = await checkLaunch(ctx, plan)
  const [problem] = check.problems
  if (check.people > 0 && check.mailable === 0)
    throw nobodyToWriteTo(
      check.leftOut.map(({ reason, count }) => `${count} ${reasonWords[reason]}`).join(', '),
    )
  if (problem)
    throw notReady(
      plan.segmentId ? (plan.templateId ? 'launch' : 'templateId') : 'segmentId',
      problem,
      'Mend it and launch again.',
    )
}

/** Why people are left out, as a sentence goes on after a number. */
export const reasonWords = {
  'no-address': 'have no address',
  suppressed: 'must not be written to',
  'no-consent': 'have not agreed',
  'duplicate-address': 'share the address of somebody else',
  'same-household': 'live with somebody who is written to',
} as const

/**
 * Everybody's arm and, for the treated, a message that waits. The hash gives a number from 0 to 2³² − 1; below the holdout share of it somebody is held back.
 */
async function enroll(ctx: Ctx, plan: ProgramPlan): Promise<Launched> {
  const audience = await audienceSql(ctx, plan)
  const now = ctx.services.clock.now()
  await sql`
    insert into enrollment (program_id, contact_id, arm, reason, enrolled_at, created_at, updated_at, created_by_id)
    select ${plan.id}, contact_id,
      case when reason is not null then 'excluded'
        when ('x' || left(md5(program.seed || contact_id::text), 8))::bit(32)::bigint < ${plan.holdoutShare}::float8 * 4294967296 then 'holdout'
        else 'treatment' end,
      reason, ${now}, ${now}, ${now}, ${ctx.actor.userId}::uuid
    from (${audience}) as audience, program where program.id = ${plan.id}
  `.execute(ctx.db)
  await sql`
    insert into message (enrollment_id, program_id, contact_id, channel, address, status, unsubscribe_token, created_at, updated_at, created_by_id)
    select enrollment.id, ${plan.id}, contact.id, ${plan.channel}, contact.email, 'queued',
      replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), ${now}, ${now}, ${ctx.actor.userId}::uuid
    from enrollment join contact on contact.id = enrollment.contact_id
    where enrollment.program_id = ${plan.id} and enrollment.arm = 'treatment'
  `.execute(ctx.db)
  return countArms(ctx, plan.id)
}

async function countArms(ctx: Ctx, programId: string): Promise<Launched> {
  const { rows } = await sql<{ arm: string; reason: string | null; count: number }>`
    select arm, reason, count(*)::integer as count from enrollment where program_id = ${programId} group by arm, reason
  `.execute(ctx.db)
  const of = (arm: string) => rows.filter((row) => row.arm === arm).reduce((sum, { count }) => sum + count, 0)
  return {
    people: rows.reduce((sum, { count }) => sum + count, 0),
    treatment: of('treatment'),
    holdout: of('holdout'),
    leftOut: rows.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }])),
  }
}
