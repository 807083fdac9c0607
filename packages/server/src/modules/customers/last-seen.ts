import { sql } from 'kysely'
import type { Derivation } from '../../records/index.ts'

/** Types of touchpoint in which the person took part; what only we did (a mail sent, a note written) is no sign of life. */
const signsOfLife = [
  'order.placed',
  'order.returned',
  'message.opened',
  'message.clicked',
  'consent.given',
  'consent.withdrawn',
  'call',
  'meeting',
  'email',
  'chat',
  'visit',
  'letter',
  'fax',
]

/** When a contact last took part in anything. */
export const lastSeen: Derivation = {
  name: 'customers.last-seen',
  object: 'contact',
  fields: ['lastSeenAt'],
  sources: [{ object: 'touchpoint', via: 'contact' }],
  compute: (_ctx, ids) => sql`
    select contact.id, max(touchpoint.at) as last_seen_at
    from contact
    left join touchpoint on touchpoint.contact_id = contact.id and touchpoint.type in (${sql.join(signsOfLife)})
    where contact.id in (${ids})
    group by contact.id`,
}
