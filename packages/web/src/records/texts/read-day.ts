import { isDay } from '@regulars/model'

/** Reads a day as it is written in a place or by a machine: `2026-03-31`, 31/03/2026, 31.3.26, 3/31/2026. Undefined when it is none. */
export function readDay(written: string, locale: string): string | undefined {
  const text = written.trim()
  if (isDay(text)) return text
  const found = /^(\d{1,4})[./-]\s*(\d{1,2})[./-]\s*(\d{1,4})\.?$/.exec(text)
  if (!found) return undefined
  const numbers = found.slice(1, 4)
  const order = numbers[0]!.length === 4 ? ['year', 'month', 'day'] : orderOf(locale)
  const part = (name: string) => Number(numbers[order.indexOf(name)])
  const year = part('year')
  const day = [year < 100 ? 2000 + year : year, part('month'), part('day')]
    .map((value, at) => String(value).padStart(at === 0 ? 4 : 2, '0'))
    .join('-')
  return isDay(day) ? day : undefined
}

/** Whether the day or the month comes first in a place. */
function orderOf(locale: string): string[] {
  return new Intl.DateTimeFormat(locale, { calendar: 'gregory' })
    .formatToParts(new Date(0))
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year')
}
