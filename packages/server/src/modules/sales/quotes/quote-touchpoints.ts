import { sql } from 'kysely'
import type { TouchpointRule } from '../../../records/index.ts'

/** A quote sent, accepted or declined, in the memory of the contact. */
export const quoteTouchpoints: TouchpointRule = {
  object: 'quote',
  types: ['quote.sent', 'quote.accepted', 'quote.declined'],
  fields: ['contact', 'status', 'sentAt', 'decidedAt', 'number', 'title', 'gross', 'currency'],
  select: (_ctx, ids) => sql`
    select quote.id, quote.contact_id, happened.at, happened.type, 'web'::text as channel,
      left(quote.number || ' ' || quote.title, 500) as subject,
      jsonb_build_object('total', quote.gross, 'currency', quote.currency) as payload, quote.change_set_id, quote.created_by_id
    from quote
    cross join lateral (values
      ('quote.sent', quote.sent_at),
      (case quote.status when 'accepted' then 'quote.accepted' when 'declined' then 'quote.declined' end, quote.decided_at)
    ) as happened (type, at)
    where quote.id in (${ids}) and quote.contact_id is not null and quote.deleted_at is null
      and happened.at is not null and happened.type is not null`,
}
