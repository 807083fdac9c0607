/** What follows “every” where it is one of something. */
export const oneGap = { day: 'day', week: 'week' }
