import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { numberOperators } from './number-values.ts'

const written = /^(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i

/** Reads a time of day as people write it: `8:30`, `08:30:15`, `8.30 pm`, `8 am`. Kept as `HH:MM:SS`. */
function read(value: unknown): Parsed<string> {
  const text = typeof value === 'string' ? value.trim() : ''
  const [, hour, minute, second = '00', half] = written.exec(text) ?? []
  const isWhole = minute !== undefined || half !== undefined
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  const isTime = isWhole && hours < 24 && Number(minute ?? 0) < 60 && Number(second) < 60
  if (!isTime || (half && Number(hour) > 12))
    return bad(`${quoted(value)} is no time of day; write it as 14:30.`)
  return good(`${String(hours).padStart(2, '0')}:${minute ?? '00'}:${second}`)
}

/** A time of day, `HH:MM:SS`, of no day and no time zone. */
export const timeKind: KindDefinition<'time'> = {
  kind: 'time',
  compares: 'clock',
  operators: numberOperators,
  parse: read,
  operand: read,
  format: (value, _field, { locale = 'en-GB' }) =>
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      ...(value.endsWith(':00') ? {} : { second: '2-digit' }),
      timeZone: 'UTC',
    }).format(new Date(`1970-01-01T${value}Z`)),
  jsonSchema: () => ({
    type: 'string',
    pattern: '^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$',
    description: 'Time of day, HH:MM:SS.',
  }),
}
