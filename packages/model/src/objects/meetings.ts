/** Meetings, of the module `calendar`: who meets whom, when and where. */
import { defineObject } from '../define-object.ts'
import { instant, link, longText, reference, select, text } from '../fields/make.ts'

/** How far a meeting is. */
export const meetingStates = [
  { value: 'planned', label: 'Planned', color: 'blue' },
  { value: 'held', label: 'Held', color: 'green' },
  { value: 'cancelled', label: 'Cancelled', color: 'grey' },
] as const

export const meeting = defineObject('meeting', {
  module: 'calendar',
  label: 'Meeting',
  labelPlural: 'Meetings',
  description: 'Whom we meet, when and where.',
  icon: 'calendar-clock',
  title: 'title',
  ownership: 'owner',
  time: 'startsAt',
  columns: ['title', 'startsAt', 'endsAt', 'place', 'status', 'owner'],
  sort: '-startsAt',
  fields: {
    title: text({ required: true, searchable: true, maxLength: 300 }),
    startsAt: instant({ required: true, indexed: true, label: 'Begins' }),
    endsAt: instant({
      required: true,
      indexed: true,
      label: 'Ends',
      description: 'An hour after it begins, unless it is said.',
    }),
    place: text({ maxLength: 300, description: 'Where: an address, a room, a telephone number.' }),
    onlineAt: link({ label: 'Online', description: 'Address of the video call.' }),
    status: select(meetingStates, { required: true, default: 'planned' }),
    company: reference('company', { inverse: 'meetings', indexed: true, onRemove: 'clear' }),
    deal: reference('deal', { inverse: 'meetings', indexed: true, onRemove: 'clear' }),
    details: longText({ label: 'Agenda' }),
  },
})

export const meetingParticipant = defineObject('meetingParticipant', {
  module: 'calendar',
  label: 'Participant',
  labelPlural: 'Participants',
  description: 'Somebody who is at a meeting: a person we know, or a colleague.',
  icon: 'user-check',
  title: 'note',
  ownership: 'shared',
  columns: ['contact', 'colleague', 'note'],
  fields: {
    meeting: reference('meeting', {
      required: true,
      inverse: 'participants',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    contact: reference('contact', { inverse: 'participations', indexed: true, onRemove: 'cascade' }),
    colleague: reference('user', { inverse: 'participations', indexed: true, onRemove: 'cascade' }),
    note: text({ maxLength: 200, description: 'What they are there for.' }),
    heldAt: instant({
      readOnly: true,
      label: 'Held',
      description: 'When the meeting was held; empty while it has not been.',
    }),
    heldTitle: text({
      internal: true,
      maxLength: 300,
      description: 'What the meeting that was held was about.',
    }),
  },
})
