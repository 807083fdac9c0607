import { type RawBuilder, sql } from 'kysely'
import { type Ctx, selectedIds } from '../../records/index.ts'
import { householdsSql } from './households.ts'
import { isSuppressed, latestConsent } from './may-write.ts'
import { notReady } from './problems.ts'

/** A program before its launch. */
export interface ProgramPlan {
  id: string
  segmentId: string | null
  templateId: string | null
  channel: string
  holdoutShare: number
  perHousehold: boolean
  costPerMessage: number
  budget: number | null
  /** People were picked for it by hand, beside its segment. */
  hasPicked: boolean
}

/** Why somebody in the audience is left out. */
export type LeftOutReason =
  | 'no-address'
  | 'suppressed'
  | 'no-consent'
  | 'duplicate-address'
  | 'same-household'

/** Who would be reached by a launch, in numbers. */
export interface Audience {
  people: number
  mailable: number
  leftOut: Array<{ reason: LeftOutReason; count: number }>
}

/**
 * The audience of a program as a query: `contact_id`, `address`, and `reason` (empty for those who can be written to). It is whoever is in the segment, as far as the
 * actor may see them, and who was picked by hand, by somebody who saw them.
 */
export async function audienceSql(ctx: Ctx, program: ProgramPlan): Promise<RawBuilder<unknown>> {
  if (!program.segmentId && !program.hasPicked)
    throw notReady('segmentId', 'The program has no audience.', 'Choose a segment.')
  const picked = sql`
    select person.id from program_member join contact as person on person.id = program_member.contact_id and person.deleted_at is null
    where program_member.program_id = ${program.id}`
  if (!program.segmentId) return reasonsSql(program, picked)
  const members = await selectedIds(ctx, ctx.registry.object('contact'), { segment: program.segmentId })
  return reasonsSql(program, program.hasPicked ? sql`${members} union ${picked}` : members)
}

/**
 * People with the reason why each is left out, as a query: `contact_id`, `address`, `reason`. The reasons in the order in which they count: no address; an
 * address that must not be written to; no consent for this channel, by the latest decision; the same address as an earlier contact; living with an earlier
 * contact who can be written to, where a household gets one letter. So a household is drawn as one: nobody in it is written to besides the one, and nobody is
 * while that one is held back. Whoever was drawn before counts as earlier than all others, in whichever arm.
 *
 * @param people a query that yields their `id`
 */
export function reasonsSql(program: ProgramPlan, people: RawBuilder<unknown>): RawBuilder<unknown> {
  const drawn = sql`select contact_id from enrollment where program_id = ${program.id} and arm <> 'excluded'`
  const reasons = sql`
    select contact_id, address, case
        when address is null then 'no-address'
        when suppressed then 'suppressed'
        when consent is distinct from 'given' then 'no-consent'
        when place > 1 or address in (select lower(email) from contact where id in (${drawn}) and email is not null) then 'duplicate-address'
      end as reason
    from (
      select contact.id as contact_id, lower(contact.email) as address,
        ${isSuppressed(sql`contact.email`)} as suppressed,
        latest.state as consent,
        row_number() over (partition by lower(contact.email), latest.state order by contact.id) as place
      from contact
      left join lateral (${latestConsent(sql`contact.id`, sql`${program.channel}`)}) as latest on true
      where contact.id in (${people})
    ) as known`
  return program.perHousehold ? onePerHousehold(reasons, drawn) : reasons
}

const onePerHousehold = (
  reasons: RawBuilder<unknown>,
  drawn: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  with lives as materialized (${householdsSql})
  select person.contact_id, address, case
      when reason is not null then reason
      when coalesce(household, person.contact_id) in (
        select coalesce(lives.household, drawn.contact_id) from (${drawn}) as drawn left join lives using (contact_id)) then 'same-household'
      when row_number() over (partition by coalesce(household, person.contact_id), reason is null order by person.contact_id) > 1
        then 'same-household'
    end as reason
  from (${reasons}) as person left join lives using (contact_id)`

/** Counts who would be reached. */
export async function countAudience(ctx: Ctx, program: ProgramPlan): Promise<Audience> {
  return countReasons(ctx, await audienceSql(ctx, program))
}

/** Counts people by the reason why they are left out, of a query that `reasonsSql` made. */
export async function countReasons(ctx: Ctx, audience: RawBuilder<unknown>): Promise<Audience> {
  const { rows } = await sql<{ reason: LeftOutReason | null; count: number }>`
    select reason, count(*)::integer as count from (${audience}) as audience group by reason order by count(*) desc
  `.execute(ctx.db)
  const leftOut = rows.filter((row): row is { reason: LeftOutReason; count: number } => row.reason !== null)
  return {
    people: rows.reduce((sum, { count }) => sum + count, 0),
    mailable: rows.find(({ reason }) => reason === null)?.count ?? 0,
    leftOut,
  }
}
