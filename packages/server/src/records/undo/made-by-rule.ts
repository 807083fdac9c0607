import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Whether a touchpoint, under the name `alias`, follows a record by a rule, so that it comes and goes by itself and nobody need put it away. */
export function madeByRule(
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
