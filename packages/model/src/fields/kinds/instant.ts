import { bad, good, type KindDefinition, quoted } from './kind.ts'
import { isKeepableDay, timeOperators, tryRelativeDay } from './relative-day.ts'

const shape = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i

function readMoment(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  const written = typeof value === 'string' ? value.trim() : ''
  const day = shape.exec(written)?.[1]
  if (!day || !isKeepableDay(day)) return undefined
  const at = Date.parse(written)
  if (Number.isNaN(at)) return undefined
  const moment = new Date(at).toISOString()
  return /^\d/.test(moment) && !moment.startsWith('0000') ? moment : undefined
}

/** A moment, kept in UTC to the millisecond. It must say its offset; a clock time without one could mean anything. */
export const instantKind: KindDefinition<'instant'> = {
  kind: 'instant',
  compares: 'moment',
  operators: timeOperators,
  parse(value) {
    const moment = readMoment(value)
    if (moment) return good(moment)
    return bad(
      `${quoted(value)} is no moment; write it as 2026-03-31T18:30:00+02:00 or 2026-03-31T16:30:00Z.`,
    )
  },
  operand(value) {
    const written = typeof value === 'string' ? value.trim() : value
    if (typeof written === 'string') {
      if (written === 'now' || isKeepableDay(written) || tryRelativeDay(written)) return good(written)
    }
    const moment = readMoment(written)
    if (moment) return good(moment)
    return bad(`${quoted(value)} is no moment; write 2026-03-31T16:30:00Z, a day, now, today, -90d or -48h.`)
  },
  format(value, _field, { locale = 'en-GB', timeZone = 'UTC' }) {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
      new Date(value),
    )
  },
  jsonSchema: () => ({ type: 'string', format: 'date-time' }),
}
