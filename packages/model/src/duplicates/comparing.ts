/** The ways of comparing two values; the server has one entry for each. */
export const comparings = [
  'personName',
  'organisationName',
  'phrase',
  'street',
  'place',
  'postcode',
  'text',
  'day',
  'email',
  'phone',
  'link',
  'code',
  'country',
] as const

export type Comparing = (typeof comparings)[number]
