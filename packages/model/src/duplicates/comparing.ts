/** The ways of comparing two values; the server has one entry for each. */
export const comparings = [
  'personName',
  'organisationName',
  'phrase',
  'codeOrPhrase',
  'street',
  'place',
  'postcode',
  'text',
  'codeOrText',
  'day',
  'email',
  'phone',
  'link',
  'code',
  'country',
] as const

export type Comparing = (typeof comparings)[number]
