import { sql } from 'kysely'
import type { TouchpointRule } from '../../../records/index.ts'

/** A deal begun, won or lost, in the memory of the person it is with. */
export const dealTouchpoints: TouchpointRule = {
  object: 'deal',
  types: ['deal.opened', 'deal.won', 'deal.lost'],
  fields: ['contact', 'title', 'value', 'currency', 'status', 'openedAt', 'wonAt', 'lostAt'],
  select: (_ctx, ids) => sql`
    select deal.id, deal.contact_id, happened.at, happened.type, null::text as channel, left(deal.title, 500) as subject,
      jsonb_build_object('value', deal.value, 'currency', deal.currency) as payload, deal.change_set_id, deal.created_by_id
    from deal
    cross join lateral (values
      (coalesce(deal.opened_at, deal.created_at), 'deal.opened'), (deal.won_at, 'deal.won'), (deal.lost_at, 'deal.lost')
    ) as happened (at, type)
    where deal.id in (${ids}) and deal.contact_id is not null and deal.deleted_at is null and happened.at is not null`,
}
