import { type Condition, checkCondition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../../records/index.ts'

/** A rule in use, with those among whom it shares out. */
export interface RuleInUse {
  id: string
  name: string
  method: 'turns' | 'load' | 'person'
  waitsForHours: boolean
  team: string | null
  /** None = every lead. */
  condition: Condition | undefined
  people: Candidate[]
}

/** Somebody who may get a lead. */
export interface Candidate {
  id: string
  name: string
  /** The last day of the absence that holds today; null = at work. */
  awayUntil: string | null
  /** Open leads and deals that are theirs. */
  open: number
  /** When this rule gave them something last, in milliseconds; 0 = never. */
  lastAt: number
}

interface RuleRow extends Omit<RuleInUse, 'condition'> {
  condition: unknown
}

/**
 * Reads the rules in use in their order, each with its people: active colleagues alone, what they have open, and when they had their last turn.
 * A rule whose condition speaks of a field that has gone gives nothing out.
 *
 * @param today the day in the time zone of the business
 */
export async function readRules(ctx: Ctx, today: string): Promise<RuleInUse[]> {
  const { rows } = await sql<RuleRow>`
    select rule.id, rule.name, rule.method, rule.waits_for_hours, rule.condition, team.name as team,
      coalesce((${peopleOf(today)}), '[]') as people
    from assignment_rule as rule left join team on team.id = rule.team_id
    where rule.active and rule.deleted_at is null order by rule.position, rule.id`.execute(ctx.db)
  return rows.flatMap(({ condition, ...rule }): RuleInUse[] => {
    if (condition === null) return [{ ...rule, condition: undefined }]
    const read = checkCondition(condition, ctx.registry.object('lead'), ctx.registry)
    return read.ok ? [{ ...rule, condition: read.condition }] : []
  })
}

const peopleOf = (today: string): RawBuilder<unknown> => sql`
  select jsonb_agg(jsonb_build_object(
    'id', person.id, 'name', person.name,
    'awayUntil', (select max(until_on) from absence
      where absence.owner_id = person.id and ${today}::date between from_on and until_on and deleted_at is null),
    'open', (select count(*) from lead where lead.owner_id = person.id and status in ('new', 'working') and deleted_at is null)
      + (select count(*) from deal where deal.owner_id = person.id and status = 'open' and deleted_at is null),
    'lastAt', coalesce((select extract(epoch from max(assigned_at)) * 1000 from lead
      where lead.owner_id = person.id and lead.assignment_rule_id = rule.id), 0)
  ) order by person.name, person.id)
  from app_user as person
  where person.active and case when rule.method = 'person' then person.id = rule.person_id else person.team_id = rule.team_id end`
