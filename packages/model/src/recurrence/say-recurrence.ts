import { type NthWeekday, type Recurrence, weekdayCodes } from './recurrence.ts'

const every = {
  DAILY: 'Every day',
  WEEKLY: 'Every week',
  MONTHLY: 'Every month',
  YEARLY: 'Every year',
} as const
const units = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']
const workingDays = 'MO,TU,WE,TH,FR'

/**
 * How something repeats, in words.
 *
 * @example sayRecurrence(rule) // “Every month on the last Friday, until 31 December 2026”
 */
export function sayRecurrence(rule: Recurrence, locale = 'en-GB'): string {
  return `${sayRhythm(rule)}${sayEnd(rule, locale)}`
}

function sayRhythm(rule: Recurrence): string {
  const { freq, interval, byDay, byMonth } = rule
  const rhythm = interval === 1 ? every[freq] : `Every ${interval} ${units[freq]}`
  const days = sayDays(rule)
  const months = byMonth.length > 0 ? joined(byMonth.map(monthName)) : ''
  const isPlainDays =
    rule.bySetPos.length === 0 && rule.byMonthDay.length === 0 && !byDay.some(({ nth }) => nth)
  if (interval === 1 && isPlainDays && byDay.length > 0 && months === '' && freq !== 'YEARLY')
    return `Every ${days}`
  const on = days === '' ? '' : ` on ${days}`
  if (months === '') return rhythm + on
  return `${rhythm}${on}${on !== '' && freq === 'YEARLY' ? ' of' : ' in'} ${months}`
}

function sayDays({ byDay, byMonthDay, bySetPos }: Recurrence): string {
  const days = byDay.map(({ day }) => day).join(',')
  const isPlain = !byDay.some(({ nth }) => nth)
  const named =
    isPlain && days === workingDays
      ? 'weekday'
      : joined(byDay.map(sayWeekday), bySetPos.length > 0 ? 'or' : 'and')
  if (bySetPos.length > 0) {
    const of = named || joined(byMonthDay.map(sayDate), 'or') || 'day'
    return `the ${joined(bySetPos.map(ordinal))} ${of}`
  }
  const dates = byMonthDay.length > 0 ? `the ${joined(byMonthDay.map(sayDate))}` : ''
  return dates && named ? `${named} when it is ${dates}` : dates || named
}

const sayWeekday = ({ day, nth }: NthWeekday): string => {
  const name = weekdays[weekdayCodes.indexOf(day)]!
  return nth === undefined ? name : `the ${ordinal(nth)} ${name}`
}

const sayDate = (day: number): string =>
  day > 0 ? suffixed(day) : day === -1 ? 'last day' : `${suffixed(-day)} last day`

/** “last”, “second last”, “third”. */
function ordinal(at: number): string {
  const word = ordinals[Math.abs(at) - 1] ?? suffixed(Math.abs(at))
  if (at > 0) return word
  return at === -1 ? 'last' : `${word} last`
}

function suffixed(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13
  return `${value}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`
}

const monthName = (month: number): string =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  )

function sayEnd({ count, until }: Recurrence, locale: string): string {
  if (count !== undefined) return count === 1 ? ', once' : `, ${count} times`
  if (until === undefined) return ''
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return `, until ${new Intl.DateTimeFormat(locale, format).format(new Date(`${until}T00:00:00Z`))}`
}

const joined = (words: readonly string[], by = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${by} ${words.at(-1)}`
