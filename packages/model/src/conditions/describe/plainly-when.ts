/** Days, moments and spans as field, comparison and value. */
import { tryRelativeDay } from '../../fields/kinds/relative-day.ts'
import { isDay } from '../../time/calendar.ts'
import { type Span, trySpan } from '../../time/span.ts'
import type { ConditionValue, Operator } from '../condition.ts'
import { filled, type PlainScope } from './plain-scope.ts'
import type { PlainWords } from './plain-words.ts'
import { valuesOf } from './say-values.ts'

/** A day or moment with what it is compared to: "Letzte Bestellung vor mehr als 6 Monaten". */
export function sayWhen(
  label: string,
  operator: Operator,
  value: ConditionValue | undefined,
  scope: PlainScope,
): string {
  const { words } = scope
  const [first = '', second = ''] = valuesOf(value).map(String)
  const span = trySpan(first)
  if (span && Object.hasOwn(words.within, operator)) {
    const forms = { inLast: words.last, inNext: words.next, before: words.ago, anniversaryInNext: words.next }
    const within = operator as keyof typeof forms
    return filled(words.within[within], { field: label, value: spanIn(forms[within], span) })
  }
  if (operator === 'between')
    return filled(words.between, { field: label, value: point(first, scope), second: point(second, scope) })
  return filled(words.when[operator] ?? '{field} {value}', { field: label, value: point(first, scope) })
}

/** A span in the form that a table of them has; what is no span as it is written. */
export function saySpan(forms: PlainWords['last'], written: string): string {
  const span = trySpan(written)
  return span ? spanIn(forms, span) : written
}

const spanIn = (forms: PlainWords['last'], { amount, unit }: Span): string =>
  filled(forms[unit][amount === 1 ? 0 : 1], { amount })

/** One day or moment by itself. */
function point(written: string, { words, locale = 'en-GB', timeZone = 'UTC' }: PlainScope): string {
  if (Object.hasOwn(words.days, written)) return words.days[written as keyof PlainWords['days']]
  const relative = tryRelativeDay(written)
  if (relative) return spanIn(relative.direction === -1 ? words.ago : words.fromNow, relative.span)
  const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
  if (isDay(written))
    return new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }).format(
      new Date(`${written}T00:00:00Z`),
    )
  const moment = new Date(written)
  if (Number.isNaN(moment.getTime())) return written
  return new Intl.DateTimeFormat(locale, { ...day, hour: '2-digit', minute: '2-digit', timeZone }).format(
    moment,
  )
}
