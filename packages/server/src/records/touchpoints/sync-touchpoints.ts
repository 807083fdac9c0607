import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Refreshed } from '../derived/derivation.ts'
import { insertStale, staleByComputed, staleIds, touchpointTopic } from '../derived/stale.ts'
import { ensureTouchpointPartitions } from './touchpoint-partitions.ts'
import type { TouchpointRule } from './touchpoint-rule.ts'

/**
 * Makes the touchpoints of stale records what they ought to be: those that no longer fit go, missing ones come, the rest stay.
 * They are not in the history, since they follow from their records.
 */
export async function syncTouchpoints(ctx: Ctx, rule: TouchpointRule): Promise<Refreshed> {
  const ids = staleIds(touchpointTopic(rule.object))
  await ensurePartitions(ctx, rule, ids)
  const { name, fields } = ctx.registry.object('touchpoint')
  const next = staleByComputed(ctx, name, Object.keys(fields), sql`changed`)
  const { rows } = await sql<Refreshed>`
    with wanted as materialized (
      select source.*, jsonb_build_object('object', ${rule.object}::text, 'id', source.id) as about
      from (${rule.select(ctx, ids)}) as source
    ),
    current as materialized (
      select touchpoint.* from touchpoint
      where (about ->> 'id')::uuid in (${ids}) and about ->> 'object' = ${rule.object} and type in (${sql.join([...rule.types])})
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
    ${next.length > 0 ? sql`, spread as (${insertStale(next)})` : sql``}
    select (select count(*)::integer from changed) as count,
      ${next.length > 0 ? sql`array(select distinct topic from spread)` : sql`array[]::text[]`} as stale,
      ${next.length > 0 ? sql`(select count(*)::integer from spread)` : sql`0`} as collected
  `.execute(ctx.db)
  return rows[0] ?? { count: 0, stale: [], collected: 0 }
}

/** Whether a touchpoint is as it is wanted. */
const same = sql`
  wanted.about = current.about and wanted.type = current.type and wanted.contact_id = current.contact_id
  and wanted.at = current.at and wanted.channel is not distinct from current.channel
  and wanted.subject is not distinct from current.subject and wanted.payload is not distinct from current.payload
  and wanted.change_set_id is not distinct from current.change_set_id`

const now = (ctx: Ctx): Date => ctx.changeSet?.at ?? ctx.services.clock.now()

/** The table is kept in one part for each year; parts are made when the first touchpoint of a year comes. */
async function ensurePartitions(ctx: Ctx, rule: TouchpointRule, ids: RawBuilder<unknown>): Promise<void> {
  await ensureTouchpointPartitions(ctx, sql`select at from (${rule.select(ctx, ids)}) as wanted`)
}
