/** Days, moments and spans in words: "in the last 90 days", "on or after 1 May 2025". */
import { tryRelativeDay } from '../../fields/kinds/relative-day.ts'
import { isDay } from '../../time/calendar.ts'
import { describeSpan, type Span, trySpan } from '../../time/span.ts'
import type { ConditionValue, Operator } from '../condition.ts'
import { valuesOf } from './say-values.ts'
import type { Scope } from './scope.ts'

/** A comparison of days or moments in words. */
export function whenWords(operator: Operator, value: ConditionValue | undefined, scope: Scope): string {
  const [first, second] = valuesOf(value).map(String)
  if (first === undefined) return ''
  const span = trySpan(first)
  if (span && Object.hasOwn(bySpan, operator)) return bySpan[operator as keyof typeof bySpan](span)
  if (operator === 'between') return `between ${point(first, scope)} and ${point(second ?? first, scope)}`
  const relative = tryRelativeDay(first)
  if (relative && !Object.hasOwn(byWord, first) && relative.span.amount > 0)
    return fill(relativeForms[operator] ?? '', longSpan(relative.span), relative.direction)
  const named = byWord[first]?.[operator]
  if (named !== undefined) return named
  const onDay = isDay(first)
  const forms = onDay ? dayForms : momentForms
  return `${forms[operator] ?? ''} ${point(first, scope)}`.trim()
}

/** "the last 90 days", "the last month". */
const bySpan = {
  inLast: (span: Span) => last(span),
  inNext: (span: Span) => next(span),
  anniversaryInNext: (span: Span) => (span.amount === 0 ? 'today' : next(span)),
  before: (span: Span) => `more than ${longSpan(span)} ago`,
}

const shortSpan = (span: Span): string =>
  span.amount === 1 ? describeSpan(span).replace(/^1 /, '') : describeSpan(span)

const last = (span: Span): string =>
  span.amount === 1 ? lastOne[span.unit] : `in the last ${shortSpan(span)}`
const next = (span: Span): string =>
  span.amount === 1 ? nextOne[span.unit] : `in the next ${shortSpan(span)}`

const lastOne: Record<Span['unit'], string> = {
  h: 'in the last hour',
  d: 'in the last day',
  w: 'in the last week',
  m: 'in the last month',
  y: 'in the last year',
}

const nextOne: Record<Span['unit'], string> = {
  h: 'in the next hour',
  d: 'in the next day',
  w: 'in the next week',
  m: 'in the next month',
  y: 'in the next year',
}

const longSpan = (span: Span): string => {
  if (span.amount !== 1) return describeSpan(span)
  return `${span.unit === 'h' ? 'an' : 'a'} ${shortSpan(span)}`
}

/** For "90 days ago" and "7 days from now"; `~` is the span with its direction. */
const relativeForms: Partial<Record<Operator, [past: string, future: string]>> = {
  is: ['~', '~'],
  gt: ['less than ~', 'more than ~'],
  gte: ['at most ~', 'at least ~'],
  lt: ['more than ~', 'less than ~'],
  lte: ['at least ~', 'at most ~'],
}

const fill = (forms: [string, string] | '', span: string, direction: 1 | -1): string => {
  const form = forms === '' ? '~' : forms[direction === -1 ? 0 : 1]
  return form.replace('~', direction === -1 ? `${span} ago` : `${span} from now`)
}

const aroundDay = (day: string): Partial<Record<Operator, string>> => ({
  is: day,
  gt: `after ${day}`,
  gte: `${day} or later`,
  lt: `before ${day}`,
  lte: `${day} or earlier`,
})

const byWord: Record<string, Partial<Record<Operator, string>>> = {
  today: aroundDay('today'),
  yesterday: aroundDay('yesterday'),
  tomorrow: aroundDay('tomorrow'),
  now: {
    is: 'right now',
    gt: 'in the future',
    gte: 'now or later',
    lt: 'in the past',
    lte: 'now or earlier',
  },
}

const dayForms: Partial<Record<Operator, string>> = {
  is: 'on',
  gt: 'after',
  gte: 'on or after',
  lt: 'before',
  lte: 'on or before',
}

const momentForms: Partial<Record<Operator, string>> = {
  ...dayForms,
  is: 'at',
  gte: 'at or after',
  lte: 'at or before',
}

/** One day or moment by itself. */
function point(written: string, { locale = 'en-GB', timeZone = 'UTC' }: Scope): string {
  const relative = tryRelativeDay(written)
  if (Object.hasOwn(byWord, written)) return written
  if (relative) return fill('', longSpan(relative.span), relative.direction)
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
  if (isDay(written))
    return new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }).format(
      new Date(`${written}T00:00:00Z`),
    )
  const moment = { ...day, hour: '2-digit', minute: '2-digit', timeZone } as const
  return new Intl.DateTimeFormat(locale, moment).format(new Date(written)).replace(/ (at|um) /, ', ')
}
