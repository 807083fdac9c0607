import { Problem } from '../../platform/problem.ts'

/** The page is not there, or not open to strangers. */
export const noSuchPage = () =>
  new Problem('booking.not-found', {
    status: 404,
    title: 'There is no such booking page, or it is closed.',
  })

/** The time is not free any more, or never was. */
export const timeTaken = () =>
  new Problem('booking.time-taken', {
    status: 409,
    title: 'This time is not free any more.',
    mend: 'Choose another.',
    field: 'startsAt',
  })

/** The meeting has begun or is cancelled already. */
export const notAhead = () =>
  new Problem('booking.not-ahead', {
    status: 409,
    title: 'This meeting has begun, or it is cancelled.',
  })

/** A page with which one meets nobody, or with both a person and a team. */
export const oneHost = () =>
  new Problem('booking-page.one-host', {
    status: 422,
    title: 'One meets either a person or somebody of a team.',
    mend: 'Say which of the two.',
    field: 'hostId',
  })

/** A span that no meeting has. */
export const badSpan = (field: string, title: string) =>
  new Problem('booking-page.bad-span', { status: 422, title, field })
