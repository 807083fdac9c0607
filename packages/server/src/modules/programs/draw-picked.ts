import { sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../platform/module.ts'
import { type BeforeUndo, type Ctx, inChangeSet, systemCtx } from '../../records/index.ts'
import { reasonsSql } from './audience.ts'
import { readPlan } from './check-launch.ts'
import { drawArms } from './draw-arms.ts'
import { noteArms, sendLater } from './launch-program.ts'
import { drawnAlready } from './problems.ts'

/** So long after people were added to a program that runs, their arms are drawn. In the meantime it can be undone. */
const graceMs = 2 * 60_000

/** Draws the arms of those who were picked for a program that runs, and lets their messages go. */
export const drawPicked = defineJob({
  name: 'programs.draw-picked',
  schema: z.object({ programId: z.uuid(), name: z.string() }),
  async run({ programId }, { services }) {
    const ctx = systemCtx(services, 'Program')
    await inChangeSet(ctx, { kind: 'program', label: '' }, (inside) => draw(inside, programId))
  },
})

/** Draws whoever still waits although their moment is over: adding them was undone, and that undone too, when their job had come and gone. */
export const drawLeft = defineJob({
  name: 'programs.draw-left',
  schema: z.strictObject({}),
  cron: '*/10 * * * *',
  async run(_, { services }) {
    const due = new Date(services.clock.now().getTime() - graceMs)
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from program where status = 'running' and deleted_at is null and exists (
        select from program_member as member where member.program_id = program.id and member.created_at <= ${due}
          and not exists (select from enrollment where program_id = program.id and enrollment.contact_id = member.contact_id))`.execute(
      services.db,
    )
    for (const { id, name } of rows)
      await services.jobs.enqueue(drawPicked, { programId: id, name }, { key: `draw:${id}` })
  },
})

/** Adds the job in the transaction of whoever adds people; answers with when it comes. */
export async function drawLater(
  { services, db }: Ctx,
  { id, name }: { id: string; name: string },
): Promise<Date> {
  const runAt = new Date(services.clock.now().getTime() + graceMs)
  await services.jobs.enqueue(drawPicked, { programId: id, name }, { executor: db, key: `draw:${id}`, runAt })
  return runAt
}

async function draw(ctx: Ctx, programId: string): Promise<void> {
  await sql`select from program where id = ${programId} for no key update`.execute(ctx.db)
  const plan = await readPlan(ctx, programId)
  if (plan?.status !== 'running') return
  const due = new Date(ctx.services.clock.now().getTime() - graceMs)
  const waiting = (until: Date | null) => sql`
    select member.contact_id as id from program_member as member join contact on contact.id = member.contact_id and contact.deleted_at is null
    where member.program_id = ${programId} and (${until}::timestamptz is null or member.created_at <= ${until})
      and not exists (select from enrollment where program_id = ${programId} and enrollment.contact_id = member.contact_id)`
  await drawArms(ctx, plan, reasonsSql(plan, waiting(due)))
  await noteArms(ctx, programId)
  await sendLater(ctx, plan)
  const { rows } = await sql`select from (${waiting(null)}) as waiting limit 1`.execute(ctx.db)
  if (rows.length > 0) await drawLater(ctx, plan)
}

/**
 * Who was drawn stays in the arm drawn: the result would mean nothing if some could be taken out once it is known who was held back. So adding people is undone
 * until the draw, and not afterwards; nor is a launch, which drew all the others.
 */
export const keepDrawn: BeforeUndo = async (ctx, { changeSetId, counts }) => {
  if (counts.program?.updated) await refuseLaunch(ctx, changeSetId)
  if (!counts.programMember?.created) return
  const { rows: programs } = await sql<{ id: string }>`
    select id from program where id in (select program_id from program_member where change_set_id = ${changeSetId})
    order by id for no key update`.execute(ctx.db)
  if (programs.length === 0) return
  const { rows } = await sql<{ name: string }>`
    select program.name from program_member as member
      join enrollment on enrollment.program_id = member.program_id and enrollment.contact_id = member.contact_id
      join program on program.id = member.program_id
    where member.change_set_id = ${changeSetId} limit 1`.execute(ctx.db)
  if (rows[0]) throw drawnAlready(rows[0].name)
}

async function refuseLaunch(ctx: Ctx, changeSetId: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select program.name from change join program on program.id = change.record_id
    where change.change_set_id = ${changeSetId} and object = 'program' and op = 'update' and before ->> 'status' = 'draft' limit 1`.execute(
    ctx.db,
  )
  if (rows[0]) throw drawnAlready(rows[0].name)
}
