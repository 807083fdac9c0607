import { Problem } from '../../platform/problem.ts'

/** A meeting would be over before it begins. */
export const endsBeforeStart = () =>
  new Problem('meeting.ends-before-start', {
    status: 422,
    title: 'The meeting would end before it begins.',
    mend: 'Choose a later end.',
    field: 'endsAt',
  })

/** A participant is nobody, or two at once. */
export const oneParticipant = () =>
  new Problem('meeting.one-participant', {
    status: 422,
    title: 'A participant is either a person or a colleague.',
    mend: 'Choose one of the two.',
    field: 'contactId',
  })

/** The link to a calendar is not known, or was made invalid. */
export const noSuchFeed = () =>
  new Problem('calendar.no-such-feed', {
    status: 404,
    title: 'This link to a calendar does not work any more.',
    mend: 'Make a new one in Regulars, under You.',
  })
