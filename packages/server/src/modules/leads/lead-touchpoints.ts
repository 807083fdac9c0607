import { sql } from 'kysely'
import type { TouchpointRule } from '../../records/index.ts'

/** That somebody asked, in their memory; what came by a form is told by the form. */
export const leadTouchpoints: TouchpointRule = {
  object: 'lead',
  types: ['lead.arrived'],
  fields: ['contact', 'title', 'message', 'arrivedAt', 'form'],
  select: (_ctx, ids) => sql`
    select id, contact_id, arrived_at as at, 'lead.arrived'::text as type, null::text as channel, left(title, 500) as subject,
      jsonb_build_object('text', left(message, 2000), 'source', source) as payload, change_set_id, created_by_id
    from lead where id in (${ids}) and form_id is null and deleted_at is null`,
}

/** A form filled, with what was asked and answered. */
export const formTouchpoints: TouchpointRule = {
  object: 'formSubmission',
  types: ['form.sent'],
  fields: ['contact', 'form', 'state', 'answers', 'sentAt'],
  select: (_ctx, ids) => sql`
    select sent.id, sent.contact_id, sent.sent_at as at, 'form.sent'::text as type, 'web'::text as channel,
      left(form.name, 500) as subject,
      jsonb_build_object('text', said.text, 'page', sent.page, 'referrer', sent.referrer, 'campaign', sent.campaign) as payload,
      sent.change_set_id, sent.created_by_id
    from form_submission as sent join form on form.id = sent.form_id
    cross join lateral (
      select left(string_agg(concat(answer ->> 'label', case when answer ->> 'label' ~ '[?!:.…]$' then ' ' else ': ' end, answer ->> 'text'), chr(10) order by place), 2000) as text
      from jsonb_array_elements(sent.answers) with ordinality as listed (answer, place)
    ) as said
    where sent.id in (${ids}) and sent.contact_id is not null and sent.deleted_at is null`,
}

/** A visit to our website that is over, once it is known whose it was. */
export const visitTouchpoints: TouchpointRule = {
  object: 'webVisit',
  types: ['web.visited'],
  fields: ['contact', 'toldAt'],
  select: (_ctx, ids) => sql`
    select id, contact_id, started_at as at, 'web.visited'::text as type, 'web'::text as channel,
      left(coalesce(entry_title, entry_page), 500) as subject,
      jsonb_build_object('pages', page_count, 'page', entry_page, 'referrer', referrer, 'campaign', campaign) as payload,
      change_set_id, created_by_id
    from web_visit where id in (${ids}) and contact_id is not null and told_at is not null and deleted_at is null`,
}
