import type { Field, FieldKind } from '@regulars/model'
import fc from 'fast-check'

/** Texts that have something to trip over: wildcards, quotes, accents, letters whose small form is peculiar. */
export const trickyTexts = [
  'Gdańsk',
  'GDAŃSK',
  'gdansk',
  'Kraków',
  '50%',
  '50% off',
  'a_b',
  'axb',
  'A_B',
  'back\\slash',
  "O'Brien",
  '"quoted"',
  'İstanbul',
  'istanbul',
  'ΣΊΣΥΦΟΣ',
  'σίσυφος',
  'Straße',
  'STRASSE',
  'Łódź',
  'Zoë',
  'Zoe\u0301',
  '№ 5',
  '100',
  '{a,b}',
  'null',
  '$1',
] as const

/** Moments and days about which zones, months and leap years differ; the last has microseconds. */
export const trickyMoments = [
  '2024-02-29T12:00:00.000Z',
  '2025-02-28T23:30:00.000Z',
  '2025-03-01T00:00:00.000Z',
  '2025-03-30T00:59:59.999Z',
  '2025-03-30T01:00:00.000Z',
  '2025-10-26T00:30:00.000Z',
  '2025-10-26T01:30:00.000Z',
  '2025-12-31T22:59:59.999Z',
  '2025-12-31T23:00:00.000Z',
  '2026-01-01T00:00:00.000Z',
  '2026-01-31T12:00:00.000Z',
  '2026-02-28T05:14:59.000Z',
  '2026-03-01T18:15:00.000Z',
  '2026-03-29T01:00:00.000Z',
] as const

export const trickyDays = trickyMoments.map((moment) => moment.slice(0, 10))
export const zones = ['Europe/Warsaw', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'] as const

const text = fc.constantFrom(...trickyTexts)
const small = fc.integer({ min: -3, max: 6 })
const tags = ['vip', 'Press', 'a,b', "it's", '{x}'] as const

/** Ids of records that are nowhere: they compare, and lead to nothing. */
const id = fc.constantFrom('0190f7d2-0000-7000-8000-000000000001', '0190f7d2-0000-7000-8000-000000000002')

/** Values of each kind, few enough to meet each other often. References that must lead somewhere are for the caller. */
const values: { readonly [K in FieldKind]: (field: Field) => fc.Arbitrary<unknown> } = {
  text: () => text,
  longText: () => text,
  link: () => text,
  phone: () => fc.constantFrom('+48600700800', '+4930123', '600 700', 'ext%'),
  email: () => fc.constantFrom('ana@kaffa.pl', 'ANA@kaffa.pl', 'b_c@x.io', 'bxc@x.io'),
  number: (field) => (field.kind === 'number' && !field.integer ? small.map((value) => value / 2) : small),
  money: () => small.map((value) => value * 100),
  share: () => fc.constantFrom(0, 0.25, 0.5, 1),
  yesNo: () => fc.boolean(),
  date: () => fc.constantFrom(...trickyDays),
  instant: () =>
    fc.constantFrom(...trickyMoments, '2026-03-01T18:15:00.000400Z', '2026-03-01T18:15:00.000401Z'),
  select: (field) => fc.constantFrom(...('options' in field ? field.options : []).map(({ value }) => value)),
  multiSelect: () => fc.subarray([...tags]),
  currency: () => fc.constantFrom('EUR', 'PLN'),
  country: () => fc.constantFrom('PL', 'DE'),
  richText: () => text,
  identifier: () => fc.constantFrom('MA-0001', 'MA-0002', 'ma-0010', 'MA-10000'),
  recurrence: () => fc.constantFrom('FREQ=DAILY', 'FREQ=MONTHLY;BYDAY=-1FR'),
  color: () => fc.constantFrom('#1f7a4d', '#ffffff'),
  time: () => fc.constantFrom('00:00:00', '08:30:00', '08:30:01', '23:59:59'),
  duration: () => fc.constantFrom(0, 60, 90, 5400, 86_400),
  rating: () => fc.integer({ min: 1, max: 5 }),
  address: () =>
    fc.constantFrom(
      { city: 'Gdańsk' },
      { street: '50% Lane 1', postcode: '80-831', city: 'Gdańsk', country: 'PL' },
      { street: "O'Brien St", region: 'Łódź' },
      { postcode: '100', country: 'DE' },
    ),
  file: () =>
    fc
      .array(text, { minLength: 1, maxLength: 2 })
      .map((names) => names.map((name) => ({ id: '0190f7d2-0000-7000-8000-000000000001', name }))),
  links: () => fc.constant([]),
  reference: () => id,
  anyReference: () => id.map((each) => ({ object: 'everyKind', id: each })),
  json: () => fc.constant({ id: '0190f7d2-0000-7000-8000-000000000001' }),
}

/** A value of a field; never empty, but for lists. */
export const anyValueOf = (field: Field): fc.Arbitrary<unknown> => values[field.kind as FieldKind](field)

/** One entry of a list field. */
export const anyTag = (): fc.Arbitrary<unknown> => fc.constantFrom(...tags)
