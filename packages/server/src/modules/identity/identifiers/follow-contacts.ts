import { type RawBuilder, sql } from 'kysely'
import type { Ctx, Follower } from '../../../records/index.ts'

/**
 * The identifiers that stand in fields of a person: address, number that can be called from anywhere, number in the till. Those of people who became
 * part of another are the other's.
 */
export const followContacts: Follower = {
  name: 'identity.identifiers',
  object: 'identifier',
  via: 'contact_id',
  of: 'contact',
  fields: ['email', 'phone', 'customerNumber'],
  mark: 'field',
  key: ['kind', 'value'],
  columns: ['source', 'first_seen_at', 'last_seen_at'],
  select: (ctx, ids) => sql`
    select contact_id, kind, value, field, ${ctx.changeSet?.source ?? null}::text as source,
      ${seenAt(ctx)}::timestamptz as first_seen_at, ${seenAt(ctx)}::timestamptz as last_seen_at
    from (
      with person as materialized (
        select person.id as contact_id, email, phone, customer_number
        from (select id, id from (${ids}) as own union all ${absorbed(ids)}) as person (id, source)
        join contact on contact.id = person.source
      )
      select contact_id, 'email' as kind, lower(email) as value, 'email' as field from person where email is not null
      union all
      select contact_id, 'phone', phone, 'phone' from person where phone ~ '^\\+[1-9][0-9]{6,14}$'
      union all
      select contact_id, 'customerNumber', translate(customer_number, E' \\u00a0', ''), 'customerNumber'
      from person where translate(customer_number, E' \\u00a0', '') <> ''
    ) as said`,
}

const seenAt = (ctx: Ctx): Date => ctx.changeSet?.at ?? ctx.services.clock.now()

/** Who has become part of somebody, over any number of merges. */
const absorbed = (ids: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  with recursive step (id, source) as (
    select survivor_id::uuid, merged_id from merged_record
    where object = 'contact' and survivor_id in (select id::text from (${ids}) as stays)
    union all
    select step.id, next.merged_id from step join merged_record as next on next.survivor_id = step.source
  )
  select id, source::uuid from step)`
