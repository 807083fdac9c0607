import { sql } from 'kysely'
import type { Derivation } from '../../../records/index.ts'

/**
 * What follows from the stage a deal is in: pipeline, whether it is open, won or lost and since when, and since when it is there. The last is read from
 * the history, so moves that were undone never happened, and there is no second list of moves that could disagree with it.
 */
export const dealState: Derivation = {
  name: 'sales.deal-state',
  object: 'deal',
  fields: ['pipeline', 'status', 'wonAt', 'lostAt', 'stageSince', 'staleOn'],
  sources: [
    { object: 'deal', fields: ['stage', 'openedAt', 'closedAt'], self: true },
    { object: 'stage', fields: ['outcome', 'pipeline', 'staleAfterDays'], from: 'stage' },
  ],
  compute: (ctx, ids) => sql`
    select deal.id, stage.pipeline_id, stage.outcome as status,
      case when stage.outcome = 'won' then coalesce(deal.closed_at, deal.created_at) end as won_at,
      case when stage.outcome = 'lost' then coalesce(deal.closed_at, deal.created_at) end as lost_at,
      entered.at as stage_since,
      case when stage.outcome = 'open'
        then (entered.at at time zone ${ctx.setting.timeZone})::date + stage.stale_after_days::integer end as stale_on
    from deal
    join stage on stage.id = deal.stage_id
    left join lateral (
      select change.at from change
      left join change_set on change_set.id = change.change_set_id
      where change.object = 'deal' and change.record_id = deal.id and change.after ? 'stage_id'
        and change_set.undone_at is null and coalesce(change_set.kind, ${ctx.changeSet?.kind ?? 'edit'}) <> 'undo'
      order by change.id desc limit 1
    ) as moved on true
    cross join lateral (
      select coalesce(
        moved.at, case when stage.outcome <> 'open' then deal.closed_at end, deal.opened_at, deal.created_at
      ) as at
    ) as entered
    where deal.id in (${ids})`,
}

/** With products on it, a deal is worth their sum; without, what was said. */
export const dealValue: Derivation = {
  name: 'sales.deal-value',
  object: 'deal',
  fields: ['value'],
  sources: [
    { object: 'deal', fields: ['value'], self: true },
    { object: 'dealProduct', fields: ['deal', 'amount'], via: 'deal' },
  ],
  compute: (_ctx, ids) => sql`
    select deal.id, coalesce(sum(line.amount)::bigint, deal.value) as value
    from deal
    left join deal_product as line on line.deal_id = deal.id and line.deleted_at is null
    where deal.id in (${ids})
    group by deal.id`,
}
