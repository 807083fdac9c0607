import { sql } from 'kysely'

/**
 * Who lives with whom, as a query: `contact_id` and `household`, the lowest id of those who live together, over any number of relationships.
 * People who live with nobody we know are not in it.
 */
export const householdsSql = sql`
  with recursive side as materialized (
    select link.contact_id as one, link.other_contact_id as other
    from relationship as link
    join contact as here on here.id = link.contact_id and here.deleted_at is null
    join contact as there on there.id = link.other_contact_id and there.deleted_at is null
    where link.kind = 'livesWith'
  ),
  together as materialized (select one, other from side union select other, one from side),
  reached (contact_id, member) as (
    select one, one from together
    union
    select reached.contact_id, together.other from reached join together on together.one = reached.member
  )
  select contact_id, min(member::text)::uuid as household from reached group by contact_id`
