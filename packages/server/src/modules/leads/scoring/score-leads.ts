import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { defineJob } from '../../../platform/module.ts'
import {
  type ChangeNews,
  type Ctx,
  changedIds,
  recordsTopic,
  selectedIds,
  systemCtx,
} from '../../../records/index.ts'
import { scoreRules } from './rules.ts'

/** The leads that are still open. */
export const openLeads = sql`select id from lead where status in ('new', 'working') and deleted_at is null`

/**
 * Adds up what the rules give to each of some leads, and says how warm that is: one statement, whatever the number of leads. Estimates can be made again at any
 * time, so they are written past the history, like all others.
 *
 * @param ids a query that yields the ids of leads
 */
export async function scoreLeads(ctx: Ctx, ids: RawBuilder<unknown>): Promise<void> {
  const object = ctx.registry.object('lead')
  const hits = await Promise.all(
    (await scoreRules(ctx)).map(async ({ name, points, condition }, order) => {
      const found = await selectedIds(ctx, object, { filter: condition })
      return sql`select id, ${name}::text as name, ${points}::integer as points, ${order}::integer as place from lead
        where id in (select id from wanted) and id in (${found})`
    }),
  )
  const { settings, clock } = ctx.services
  const [warm, hot] = [settings.get('leadWarmFrom'), settings.get('leadHotFrom')]
  const none = sql`select null::uuid as id, null::text as name, 0 as points, 0 as place where false`
  await sql`
    with wanted as materialized (${ids}),
    hit as materialized (${hits.length > 0 ? sql.join(hits, sql` union all `) : none}),
    scored as (
      select wanted.id, coalesce(sum(hit.points), 0)::bigint as points,
        coalesce(jsonb_agg(jsonb_build_object('rule', hit.name, 'points', hit.points) order by hit.place)
          filter (where hit.id is not null), '[]') as reasons
      from wanted join lead on lead.id = wanted.id left join hit on hit.id = wanted.id group by wanted.id
    )
    insert into lead_score as known (lead_id, temperature, points, reasons, scored_at)
    select id, case when points >= ${hot} then 'hot' when points >= ${warm} then 'warm' else 'cold' end, points, reasons,
      ${clock.now()}::timestamptz
    from scored
    on conflict (lead_id) do update set temperature = excluded.temperature, points = excluded.points, reasons = excluded.reasons,
      scored_at = excluded.scored_at, updated_at = excluded.scored_at, version = known.version + 1
    where (known.temperature, known.points, known.reasons) is distinct from (excluded.temperature, excluded.points, excluded.reasons)`.execute(
    ctx.db,
  )
  await ctx.services.live.publish(recordsTopic, { object: 'leadScore', ids: null }, ctx.db)
}

/** The leads of people who changed, since rules may ask about the person. */
export const rescoreOfContacts = (ctx: Ctx, news: ChangeNews): Promise<void> =>
  scoreLeads(ctx, sql`${openLeads} and contact_id in (${changedIds(ctx, news)})`)

/** The leads that changed themselves. */
export const rescoreChanged = (ctx: Ctx, news: ChangeNews): Promise<void> =>
  scoreLeads(ctx, sql`select id from lead where id in (${changedIds(ctx, news)}) and deleted_at is null`)

/** All open leads, when a rule came, changed or went. */
export const rescoreOpen = (ctx: Ctx): Promise<void> => scoreLeads(ctx, openLeads)

/** Every hour: what rules ask may follow from time alone, or from what happened elsewhere. */
export const scoreOpenLeads = defineJob({
  name: 'leads.score-open',
  schema: z.strictObject({}),
  cron: '23 * * * *',
  maxAttempts: 3,
  run: (_, { services }) => scoreLeads(systemCtx(services, 'Lead scores'), openLeads),
})
