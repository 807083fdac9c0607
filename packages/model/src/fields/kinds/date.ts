import { bad, good, type KindDefinition, quoted } from './kind.ts'
import { isKeepableDay, timeOperators, tryRelativeDay } from './relative-day.ts'

/** A calendar day, `YYYY-MM-DD`. */
export const dateKind: KindDefinition<'date'> = {
  kind: 'date',
  compares: 'day',
  operators: [...timeOperators, 'anniversaryInNext'],
  parse(value) {
    const day = typeof value === 'string' ? value.trim() : ''
    return isKeepableDay(day) ? good(day) : bad(`${quoted(value)} is no day; write it as 2026-03-31.`)
  },
  operand(value) {
    const day = typeof value === 'string' ? value.trim() : ''
    if (isKeepableDay(day) || tryRelativeDay(day)) return good(day)
    return bad(`${quoted(value)} is no day; write 2026-03-31, today, -90d or +7d.`)
  },
  format(value, field, { locale = 'en-GB' }) {
    const year = field.yearly ? {} : { year: 'numeric' as const }
    const format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      ...year,
      timeZone: 'UTC',
    })
    return format.format(new Date(`${value}T00:00:00Z`))
  },
  jsonSchema: () => ({ type: 'string', format: 'date' }),
}
