import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Whether a record, under the name `alias`, follows another by a rule, so that it comes and goes by itself and nobody need put it away. */
export function madeByRule(ctx: Ctx, object: ObjectDefinition, alias: string): RawBuilder<unknown> {
  const followers = ctx.services.rules.followers.filter((rule) => rule.object === object.name)
  if (followers.length === 0) return tellsByRule(ctx, object, alias)
  return sql.join(
    followers.map(({ mark }) => sql`${sql.id(alias, mark)} is not null`),
    sql` or `,
  )
}

/** Whether a touchpoint, under the name `alias`, tells of a record by a rule: it goes wherever that goes. */
export function tellsByRule(
  { services: { rules } }: Ctx,
  object: ObjectDefinition,
  alias: string,
): RawBuilder<unknown> {
  if (object.name !== 'touchpoint' || rules.touchpoints.length === 0) return sql`false`
  const ofRule = rules.touchpoints.map(
    ({ object: about, types }) =>
      sql`(${sql.id(alias, 'about')} ->> 'object' = ${about} and ${sql.id(alias, 'type')} in (${sql.join([...types])}))`,
  )
  return sql`${sql.id(alias, 'about')} is not null and (${sql.join(ofRule, sql` or `)})`
}
