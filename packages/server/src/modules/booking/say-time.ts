/** How days and times are said, in a language and on the clock of a time zone. */
export interface TimeWords {
  day(moment: Date): string
  time(moment: Date): string
  /** "Thursday, 3 December 2026, 14:00–14:30". */
  stretch(from: Date, until: Date): string
}

/**
 * @param locale of the business; its way of writing holds where it speaks the language of the page
 */
export function timeWords(language: string, locale: string, timeZone: string): TimeWords {
  const tag = locale.split('-')[0] === language ? locale : language === 'en' ? 'en-GB' : language
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone })
  const [days, times] = [format({ dateStyle: 'full' }), format({ timeStyle: 'short' })]
  const day = (moment: Date) => days.format(moment)
  const time = (moment: Date) => times.format(moment)
  return { day, time, stretch: (from, until) => `${day(from)}, ${times.formatRange(from, until)}` }
}

/** A time zone as browsers name it, or another in its place where it is none. */
export function zoneOr(written: string | undefined, otherwise: string): string {
  if (!written || written.length > 60) return otherwise
  try {
    return new Intl.DateTimeFormat('en', { timeZone: written }).resolvedOptions().timeZone
  } catch {
    return otherwise
  }
}
