import { sql } from 'kysely'
import type { Derivation, TouchpointRule } from '../../records/index.ts'

/** Whether the meeting of a participant was held, when and about what: what the memory of theirs is made of. */
export const heldMeetings: Derivation = {
  name: 'calendar.held-meetings',
  object: 'meetingParticipant',
  fields: ['heldAt', 'heldTitle'],
  sources: [
    { object: 'meetingParticipant', self: true, fields: ['meeting'] },
    { object: 'meeting', from: 'meeting', fields: ['status', 'startsAt', 'title'] },
  ],
  compute: (_ctx, ids) => sql`
    select mine.id, held.starts_at as held_at, held.title as held_title
    from meeting_participant as mine
    left join meeting as held on held.id = mine.meeting_id and held.status = 'held' and held.deleted_at is null
    where mine.id in (${ids})`,
}

/** A meeting that was held, in the memory of everybody who was there. */
export const meetingTouchpoints: TouchpointRule = {
  object: 'meetingParticipant',
  types: ['meeting.held'],
  fields: ['contact', 'heldAt', 'heldTitle'],
  select: (_ctx, ids) => sql`
    select id, contact_id, held_at as at, 'meeting.held'::text as type, null::text as channel, held_title as subject,
      jsonb_build_object('meeting', meeting_id) as payload, change_set_id, created_by_id
    from meeting_participant
    where id in (${ids}) and contact_id is not null and held_at is not null and deleted_at is null`,
}
