/** What the arrows beside a calendar lead to. */
export const turnLabels = {
  day: { back: 'The day before', on: 'The next day' },
  week: { back: 'The week before', on: 'The next week' },
  month: { back: 'The month before', on: 'The next month' },
  quarter: { back: 'The quarter before', on: 'The next quarter' },
  year: { back: 'The year before', on: 'The next year' },
} as const
