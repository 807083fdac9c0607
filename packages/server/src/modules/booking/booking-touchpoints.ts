import { sql } from 'kysely'
import type { TouchpointRule } from '../../records/index.ts'

/** That somebody booked a meeting, in their memory. */
export const bookingTouchpoints: TouchpointRule = {
  object: 'booking',
  types: ['meeting.booked'],
  fields: ['contact', 'bookingPage', 'meeting', 'note', 'bookedAt'],
  select: (_ctx, ids) => sql`
    select booked.id, booked.contact_id, booked.booked_at as at, 'meeting.booked'::text as type, 'web'::text as channel,
      left(booking_page.name, 500) as subject,
      jsonb_build_object('text', booked.note, 'meeting', booked.meeting_id) as payload, booked.change_set_id, booked.created_by_id
    from booking as booked join booking_page on booking_page.id = booked.booking_page_id
    where booked.id in (${ids}) and booked.deleted_at is null`,
}
