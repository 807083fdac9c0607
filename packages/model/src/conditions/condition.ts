/**
 * The condition language: one JSON grammar for every question of the form "which ones?".
 *
 * A condition is data. `parseCondition` checks it against the objects it speaks of, `evaluate` answers it for one record in memory,
 * `describe` says it in English, and the server's `compile` turns it into SQL. All four agree on this meaning:
 *
 * - An empty value never satisfies a comparison; it satisfies `isEmpty`, `isNot`, `notIn` and `notContains`.
 * - `not` is the plain opposite: what does not satisfy the inner condition, empty values included.
 * - Text is compared without regard to case, e-mail addresses too; `contains`, `startsWith` and `endsWith` also without regard to accents.
 *   Codes, choices and ids are compared as they are.
 * - Days and moments are compared in the time zone of the business. A day may be given as `2026-03-31`, `today`, `yesterday`, `tomorrow`,
 *   `-90d` or `+6m`; a moment also as `now`, `-48h` or ISO 8601. A moment compared with a day is compared with the whole day.
 * - Spans of days, weeks, months and years are whole days: the last 90 days begin with the day 90 days ago and end now. Spans of hours
 *   are counted by the clock.
 * - References to users know `me` and `myTeam`.
 * - Where a path leads to no record, or to one that is in the bin or may not be seen, its field is empty.
 */
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | FieldCondition
  | RelatedCondition
  | { segment: string }

/** A comparison of one field; `field` may lead across references: `company.industry`, `score.stillCustomer`. */
export interface FieldCondition {
  field: string
  op: Operator
  value?: ConditionValue
}

/**
 * A question about related records, those in the bin and those one may not see left out. Alone it asks whether there are any; with an aggregate, `op` and `value` it compares that
 * aggregate: `{ has: 'orders', sum: 'total', op: 'gte', value: 50000, within: '90d' }`.
 * Over no records `count` and `sum` are 0, and `avg`, `min`, `max`, `latest` are empty.
 */
export interface RelatedCondition {
  has: string
  where?: Condition
  /** Only records whose time lies in the last span: `90d`, `6m`. */
  within?: string
  count?: true
  sum?: string
  avg?: string
  min?: string
  max?: string
  /** Value of this field in the most recent related record. */
  latest?: string
  op?: Operator
  value?: ConditionValue
}

export const operators = [
  'is',
  'isNot',
  'in',
  'notIn',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'isEmpty',
  'isNotEmpty',
  /** A day or moment in the last span before now: `within: '90d'`. */
  'inLast',
  /** A day or moment longer ago than the span. */
  'before',
  /** A day or moment in the coming span. */
  'inNext',
  /** A yearly day whose next return lies in the coming span (birthdays). */
  'anniversaryInNext',
] as const
export type Operator = (typeof operators)[number]

export type ConditionValue = string | number | boolean | readonly (string | number)[] | null

/** Aggregates in the order in which they are looked for. */
export const aggregates = ['count', 'sum', 'avg', 'min', 'max', 'latest'] as const
export type Aggregate = (typeof aggregates)[number]

/** What a condition is asked against: who asks, when and where. Time is a parameter, so answers can be repeated. */
export interface ConditionSetting {
  /** The moment taken as now. */
  now: Date
  /** IANA time zone of the business; days begin and end there. */
  timeZone: string
  /** User that `me` stands for; null for the system. */
  userId: string | null
  /** Users that `myTeam` stands for, oneself included. */
  teamUserIds: readonly string[]
}

/** Tells whether the condition asks nothing, so that everything satisfies it. */
export function isEverything(condition: Condition | undefined): boolean {
  return condition === undefined || ('all' in condition && condition.all.length === 0)
}

/** Both conditions at once; either may be absent. */
export function both(left: Condition | undefined, right: Condition | undefined): Condition {
  const parts = [left, right].filter((part): part is Condition => part !== undefined && !isEverything(part))
  return parts.length === 1 ? parts[0]! : { all: parts }
}
