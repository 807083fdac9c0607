import type { Span } from '../../time/span.ts'
import type { Aggregate, Operator } from '../condition.ts'

/** A sentence with places for `{field}` and `{value}`. */
type Template = string

/** How a language says conditions plainly: what is asked about, how it compares, to what. It needs no grammar of the language, only these words. */
export interface PlainWords {
  and: string
  or: string
  /** `{text}`: a part that is denied as a whole. */
  not: Template
  me: string
  myTeam: string
  /** `{count}` further choices that are not named. */
  others: Template
  /** A record whose name is not known, by the `{object}` it is of. */
  nameless: Template
  /** `{count}` records picked by hand. */
  picked: Template
  /** A choice that is taken, or not. */
  yes: Template
  no: Template
  /** `{value}`: the segment that a record is in. */
  segment: Template
  namelessSegment: string
  /** Comparisons of texts, choices and numbers. */
  compare: Readonly<Partial<Record<Operator, Template>>>
  /** `{field}`, `{value}`, `{second}`: from one to another. */
  between: Template
  /** Comparisons with a day or moment that is named. */
  when: Readonly<Partial<Record<Operator, Template>>>
  /** Days that have a name. */
  days: Readonly<Record<'today' | 'yesterday' | 'tomorrow' | 'now', string>>
  /** Comparisons with a span; `{value}` is the span as `within` says it. */
  within: Readonly<Record<'inLast' | 'inNext' | 'before' | 'anniversaryInNext', Template>>
  /** "the last 90 days", "a year ago", "in a week" with the number written: `{amount}`; of one unit, without. */
  last: Readonly<Record<Span['unit'], readonly [one: string, many: string]>>
  next: Readonly<Record<Span['unit'], readonly [one: string, many: string]>>
  ago: Readonly<Record<Span['unit'], readonly [one: string, many: string]>>
  fromNow: Readonly<Record<Span['unit'], readonly [one: string, many: string]>>
  /** Related records: `{records}` that are there, and that are not. */
  some: Template
  none: Template
  /** What is measured of related records: `{records}`, `{field}`. */
  measure: Readonly<Record<Aggregate, Template>>
  /** `{text}` and what narrows it down: `{where}`. */
  narrowed: Template
}
