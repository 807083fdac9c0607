/**
 * Days since 1 January 1970 of a calendar day written YYYY-MM-DD (proleptic Gregorian, no time zones involved).
 *
 * @throws RangeError when the text is no such day
 * @example calendarDay('1997-01-01') // 9862
 */
export function calendarDay(date: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (match) {
    const month = Number(match[2])
    const at = new Date(0)
    at.setUTCFullYear(Number(match[1]), month - 1, Number(match[3]))
    if (at.getUTCMonth() === month - 1 && at.getUTCDate() === Number(match[3]))
      return at.getTime() / 86_400_000
  }
  throw new RangeError(`date must be a calendar day like 2025-03-31, but is ${JSON.stringify(date)}`)
}
