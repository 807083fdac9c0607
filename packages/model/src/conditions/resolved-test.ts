/** One end of a range. */
export interface Bound {
  /** Number, time of day (`HH:MM:SS`), day (`YYYY-MM-DD`) or moment (ISO 8601, UTC). */
  value: number | string
  inclusive: boolean
}

/** A stretch of numbers, days or moments; an absent end is open. */
export interface Range {
  test: 'range'
  from?: Bound
  to?: Bound
}

/** What a value that is not empty must fulfil. Empty values fulfil none of these. */
export type PositiveTest =
  /** Not empty. */
  | { test: 'filled' }
  /** Equals one of the texts, capitals aside. */
  | { test: 'textIs'; texts: readonly string[] }
  /** Holds the text at the place, capitals and accents aside. */
  | { test: 'textHolds'; place: 'anywhere' | 'start' | 'end'; text: string }
  /** Is exactly one of the values. */
  | { test: 'oneOf'; values: readonly (string | number | boolean)[] }
  | Range
  /** Month and day (as month × 100 + day) lie between both, over New Year when `from` is the larger. */
  | { test: 'monthDay'; from: number; to: number }
  /** A list that has at least one of the values. */
  | { test: 'hasAny'; values: readonly string[] }

/** A comparison ready to be asked. Negated ones hold for everything the positive one does not, empty values included. */
export interface Test {
  positive: PositiveTest
  negated: boolean
}
