import { allows, programMember } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import { binRecords, type Ctx, changeSetOf, insertRecords, ownScopeSql } from '../../records/index.ts'
import { countReasons, type LeftOutReason, reasonsSql } from './audience.ts'
import { readPlan } from './check-launch.ts'
import { drawLater } from './draw-picked.ts'
import { mayNotLaunch, noSuchProgram, notAddedTo, notYours, overBudget } from './problems.ts'

/** Why somebody who was picked is not added: as for an audience, or because of having been in it before. */
export type NotAdded = LeftOutReason | 'already-in' | 'left-out-before'

/** What came of picking people for a program. */
export interface AddedPeople {
  programId: string
  /** Who can be written to and is in it from now on. */
  added: number
  leftOut: Array<{ reason: NotAdded; count: number }>
  /** When the arms are drawn; until then it can be undone. Null for a draft, whose launch draws them. */
  drawnAt: Date | null
}

/**
 * Picks people for a program by hand, beside its segment. Whoever cannot be written to is left out by the very rules of a launch, and counted. In a draft they
 * wait for the launch. In a program that runs, their arms are drawn a little later, by the same hash and share as all others; until then nobody knows who will be
 * held back, so taking it back cannot favour one arm. Each counts from their own draw on. Happens inside a change set.
 *
 * @param people a query that yields their `id`, as far as the actor may see them
 * @throws Problem `program.not-found`, `program.not-yours`, `program.takes-nobody`, `program.over-budget`
 */
export async function addPeople(
  ctx: Ctx,
  programId: string,
  people: RawBuilder<unknown>,
  note: string | null = null,
): Promise<AddedPeople> {
  const plan = await claimProgram(ctx, programId)
  const isDraft = plan.status === 'draft'
  if (!isDraft && plan.status !== 'running') throw notAddedTo()
  if (!isDraft && !allows(ctx.actor, 'program.launch')) throw mayNotLaunch()
  const before = await countKnown(ctx, programId, people)
  const fresh = sql`
    select person.id from (${people}) as person
    where not exists (select from program_member where program_id = ${programId} and contact_id = person.id)
      and not exists (select from enrollment where program_id = ${programId} and contact_id = person.id)`
  const reasons = reasonsSql(plan, fresh)
  const audience = await countReasons(ctx, reasons)
  if (!isDraft) await requireBudget(ctx, plan, audience.mailable)
  const wanted = isDraft
    ? sql`select id as contact_id from (${fresh}) as person`
    : sql`select contact_id from (${reasons}) as person where reason is null`
  const added = await insertRecords(ctx, programMember, {
    columns: ['program_id', 'contact_id', 'note'],
    select: sql`select ${programId}::uuid as program_id, contact_id, ${note}::text as note from (${wanted}) as wanted`,
  })
  changeSetOf(ctx).label ||= `Added ${countPeople(audience.mailable)} to “${plan.name}”`
  const drawnAt = !isDraft && added > 0 ? await drawLater(ctx, plan) : null
  return { programId, added: audience.mailable, leftOut: [...audience.leftOut, ...before], drawnAt }
}

/** Takes everybody out of a draft who was picked for it. Happens inside a change set; answers with how many. */
export async function removePicked(ctx: Ctx, programId: string): Promise<number> {
  const plan = await claimProgram(ctx, programId)
  if (plan.status !== 'draft') throw notAddedTo()
  await binRecords(ctx, programMember, sql`select id from program_member where program_id = ${programId}`)
  const removed = changeSetOf(ctx).counts.programMember?.removed ?? 0
  changeSetOf(ctx).label ||= `Took ${countPeople(removed)} out of “${plan.name}”`
  return removed
}

/** Locks the program: neither a launch nor a draw comes between. */
async function claimProgram(ctx: Ctx, id: string) {
  const program = ctx.registry.object('program')
  const { rows } = await sql<{ mine: boolean }>`
    select (${ownScopeSql(ctx, program, 'update', 'record')}) as mine from program as record
    where id = ${id} and deleted_at is null and (${ownScopeSql(ctx, program, 'read', 'record')}) for no key update`.execute(
    ctx.db,
  )
  const plan = rows[0] && (await readPlan(ctx, id))
  if (!plan) throw noSuchProgram()
  if (!rows[0]!.mine) throw notYours()
  return plan
}

async function countKnown(
  ctx: Ctx,
  programId: string,
  people: RawBuilder<unknown>,
): Promise<AddedPeople['leftOut']> {
  const { rows } = await sql<{ reason: 'already-in' | 'left-out-before'; count: number }>`
    select case when enrollment.arm = 'excluded' then 'left-out-before' else 'already-in' end as reason, count(distinct person.id)::integer as count
    from (${people}) as person
      left join enrollment on enrollment.program_id = ${programId} and enrollment.contact_id = person.id
      left join program_member on program_member.program_id = ${programId} and program_member.contact_id = person.id
    where enrollment.id is not null or program_member.id is not null group by 1 order by 2 desc
  `.execute(ctx.db)
  return rows
}

/** All who are treated, with the expected part of those who come, must stay within the budget. */
async function requireBudget(
  ctx: Ctx,
  { id, budget, costPerMessage, holdoutShare }: Awaited<ReturnType<typeof claimProgram>>,
  coming: number,
): Promise<void> {
  if (budget === null || costPerMessage === 0) return
  const { rows } = await sql<{ treated: number }>`
    select ((select count(*) from enrollment where program_id = ${id} and arm = 'treatment')
      + (1 - ${holdoutShare}::float8) * (
        select count(*) from program_member where program_id = ${id}
          and not exists (select from enrollment where program_id = ${id} and enrollment.contact_id = program_member.contact_id)))::float8 as treated
  `.execute(ctx.db)
  const expected = rows[0]!.treated + coming * (1 - holdoutShare)
  if (Math.round(expected * costPerMessage) > budget) throw overBudget()
}

const countPeople = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`
