import { type Condition, checkCondition } from '@regulars/model'
import { sql } from 'kysely'
import type { BeforeWrite, Ctx } from '../../../records/index.ts'
import { badCondition } from '../problems.ts'

/** A rule that is in use and can still be asked. */
export interface ScoreRule {
  name: string
  points: number
  condition: Condition
}

/** The rules in use, in their order. One that speaks of a field that has gone gives nothing. */
export async function scoreRules(ctx: Ctx): Promise<ScoreRule[]> {
  const { rows } = await sql<{ name: string; points: number; condition: unknown }>`
    select name, points::integer as points, condition from score_rule
    where active and deleted_at is null order by position, id`.execute(ctx.db)
  return rows.flatMap(({ condition, ...rule }) => {
    const read = checkCondition(condition, ctx.registry.object('lead'), ctx.registry)
    return read.ok ? [{ ...rule, condition: read.condition }] : []
  })
}

/** The condition of a rule can be asked of leads. */
export const checkRuleCondition = (object: 'scoreRule' | 'assignmentRule'): BeforeWrite => ({
  object,
  fields: ['condition'],
  run(ctx, writes) {
    for (const { values } of writes) {
      if (values.condition === undefined || values.condition === null) continue
      const read = checkCondition(values.condition, ctx.registry.object('lead'), ctx.registry)
      if (!read.ok) throw badCondition(read.problems.map(({ problem }) => problem).join(' '))
      values.condition = read.condition
    }
  },
})
