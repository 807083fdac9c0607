import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Ctx, inChangeSet, update } from '../../records/index.ts'
import { audienceSql, type ProgramPlan } from './audience.ts'
import { checkLaunch, readPlan } from './check-launch.ts'
import { drawArms } from './draw-arms.ts'
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
    await drawArms(inside, plan, await audienceSql(inside, plan))
    const launched = await noteArms(inside, id)
    await sendLater(inside, plan)
    return launched
  })
}

/** Lets the messages that wait go. */
export async function sendLater(
  { services, actor: { userId }, db }: Ctx,
  { id, name }: { id: string; name: string },
): Promise<void> {
  await services.jobs.enqueue(
    sendProgram,
    { programId: id, name },
    {
      executor: db,
      key: `program:${id}`,
      subject: { object: 'program', id },
      ...(userId ? { createdBy: userId } : {}),
    },
  )
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
      plan.segmentId || plan.hasPicked ? (plan.templateId ? 'launch' : 'templateId') : 'segmentId',
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

/** Counts the arms as they have been drawn so far, and keeps the counts with the program. */
export async function noteArms(ctx: Ctx, programId: string): Promise<Launched> {
  const launched = await countArms(ctx, programId)
  await sql`update program set launch = ${JSON.stringify(launched)}::jsonb where id = ${programId}`.execute(
    ctx.db,
  )
  return launched
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
