import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import { staleByComputed, touchpointTopic } from '../derived/stale.ts'
import type { Spread, StaleRecords } from '../derived/stale-records.ts'
import { ensuringPartitions } from './touchpoint-partitions.ts'
import type { TouchpointRule } from './touchpoint-rule.ts'

/**
 * Makes the touchpoints of stale records what they ought to be: those that no longer fit go, missing ones come, the rest stay.
 * They are not in the history, since they follow from their records. Answers with how many came and went.
 */
export async function syncTouchpoints(ctx: Ctx, stale: StaleRecords, rule: TouchpointRule): Promise<number> {
  const topic = touchpointTopic(rule.object)
  const ids = stale.ids(topic)
  // Written out, since PostgreSQL is to know how often they occur also where it plans for any ids.
  const object = sql.lit(rule.object)
  await stale.run(ctx.db, ensuringPartitions(sql`select at from (${rule.select(ctx, ids)}) as wanted`))
  const { name, fields } = ctx.registry.object('touchpoint')
  const next = (changed: RawBuilder<unknown>) => staleByComputed(ctx, name, Object.keys(fields), changed)
  const queries = next(sql`changed`)
  const spreading = queries.length > 0 ? stale.spreading(queries) : undefined
  const [row] = await stale.run(
    ctx.db,
    sql<{ count: number; contacts: string[]; spread: Spread }>`
    with wanted as materialized (
      select source.*, jsonb_build_object('object', ${object}::text, 'id', source.id) as about
      from (${rule.select(ctx, ids)}) as source
    ),
    current as materialized (
      select touchpoint.* from touchpoint
      where (about ->> 'id')::uuid in (${ids}) and about ->> 'object' = ${object} and type in (${sql.join(rule.types.map((type) => sql.lit(type)))})
    ),
    gone as (
      delete from touchpoint using current
      where touchpoint.id = current.id and touchpoint.at = current.at
        and not exists (select from wanted where ${same})
      returning touchpoint.contact_id
    ),
    come as (
      insert into touchpoint (contact_id, at, type, channel, subject, about, payload,
        created_at, updated_at, version, created_by_id, change_set_id)
      select contact_id, at, type, channel, subject, about, payload, ${now(ctx)}, ${now(ctx)}, 1, created_by_id, change_set_id
      from wanted where not exists (select from current where ${same})
      returning contact_id
    ),
    changed as (select contact_id from gone union all select contact_id from come)
    ${spreading ? sql`, ${spreading.cte}` : sql``}
    select (select count(*)::integer from changed) as count,
      ${stale.known(topic) ? sql`array(select distinct contact_id from changed)` : sql`array[]::uuid[]`} as contacts,
      ${spreading?.column ?? sql`'{}'::jsonb`} as spread
  `,
  )
  const { count = 0, contacts = [], spread = {} } = row ?? {}
  await stale.take(ctx.db, spread, () => next(sql`(select unnest(${contacts}::uuid[]) as contact_id)`))
  return count
}

/** Whether a touchpoint is as it is wanted. */
const same = sql`
  wanted.about = current.about and wanted.type = current.type and wanted.contact_id = current.contact_id
  and wanted.at = current.at and wanted.channel is not distinct from current.channel
  and wanted.subject is not distinct from current.subject and wanted.payload is not distinct from current.payload
  and wanted.change_set_id is not distinct from current.change_set_id`

const now = (ctx: Ctx): Date => ctx.changeSet?.at ?? ctx.services.clock.now()
