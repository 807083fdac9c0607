import type { ObjectDefinition } from '@regulars/model'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'

/** Whether a touchpoint follows a record by a rule, so that it comes and goes by itself and nobody need put it away. */
export function madeByRule({ services: { rules } }: Ctx, object: ObjectDefinition): RawBuilder<unknown> {
  if (object.name !== 'touchpoint' || rules.touchpoints.length === 0) return sql`false`
  const ofRule = rules.touchpoints.map(
    ({ object: about, types }) => sql`(about ->> 'object' = ${about} and type in (${sql.join([...types])}))`,
  )
  return sql`about is not null and (${sql.join(ofRule, sql` or `)})`
}
