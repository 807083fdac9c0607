/** In which order day, month and year stand. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** A day with, where the cell had one, a time of day and an offset from UTC. */
export interface WrittenDate {
  /** `YYYY-MM-DD` */
  day: string
  /** Seconds since midnight; undefined when no time was written. */
  secondOfDay?: number
  /** Of the second; undefined when no fraction was written. */
  millisecond?: number
  /** Minutes east of UTC; undefined when no zone was written. */
  offsetMinutes?: number
}

const time = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(Z|[+-]\d{2}:?\d{2}|UTC|GMT)?)?`
const numeric = new RegExp(String.raw`^(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})\.?${time}$`)
const compact = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${time}$`)
const named = new RegExp(
  String.raw`^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[-./ ]+(\p{L}{3,})\.?,?[-./ ]+(\d{2,4})${time}$`,
  'u',
)
const namedFirst = new RegExp(
  String.raw`^(?:\p{L}+,\s+)?(\p{L}{3,})\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?,?[- ]+(\d{4})${time}$`,
  'u',
)

/** First three letters of the months: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish. */
const monthNames: ReadonlyArray<readonly string[]> = [
  ['jan', 'ene', 'gen', 'sty'],
  ['feb', 'fév', 'fev', 'lut'],
  ['mar', 'mär', 'mrz', 'maa', 'mrt'],
  ['apr', 'avr', 'abr', 'kwi'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'jui', 'giu', 'cze'],
  ['jul', 'lug', 'lip'],
  ['aug', 'aoû', 'aou', 'ago', 'sie'],
  ['sep', 'set', 'wrz'],
  ['oct', 'okt', 'ott', 'out', 'paź'],
  ['nov', 'lis'],
  ['dec', 'dez', 'déc', 'dic', 'gru'],
]

/**
 * Reads a date as people and programs write it, with or without time. Years of two digits lie between 1970 and 2069.
 * @returns undefined when it is none, or no day of the calendar (31 February)
 */
export function tryDate(written: string, order: DateOrder): WrittenDate | undefined {
  const text = written.trim()
  const digits = compact.exec(text)
  if (digits) return assemble(digits[1]!, digits[2]!, digits[3]!, digits.slice(4))
  const numbers = numeric.exec(text)
  if (numbers) return fromNumbers(numbers, order)
  const words = named.exec(text)
  if (words) return fromMonthName(words[2]!, words[1]!, words[3]!, words.slice(4))
  const american = namedFirst.exec(text)
  return american ? fromMonthName(american[1]!, american[2]!, american[3]!, american.slice(4)) : undefined
}

function fromNumbers(match: RegExpExecArray, order: DateOrder): WrittenDate | undefined {
  const [, a, b, c] = match as unknown as [string, string, string, string]
  const rest = match.slice(4)
  if (a.length === 4) return assemble(a, b, c, rest)
  if (a.length === 3 || c.length === 3 || c.length === 1) return undefined
  if (order === 'ymd') return c.length === 4 ? assemble(c, b, a, rest) : assemble(a, b, c, rest)
  return order === 'dmy' ? assemble(c, b, a, rest) : assemble(c, a, b, rest)
}

function fromMonthName(name: string, day: string, year: string, rest: Array<string | undefined>) {
  const start = name.toLowerCase().slice(0, 3)
  const isJuly = start === 'jui' && /^juil/i.test(name)
  const month = isJuly ? 7 : monthNames.findIndex((names) => names.includes(start)) + 1
  return month === 0 ? undefined : assemble(year, String(month), day, rest)
}

function assemble(year: string, month: string, day: string, rest: Array<string | undefined>) {
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) >= 70 ? 1900 : 2000)
  const [m, d] = [Number(month), Number(day)]
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(fullYear, m) || fullYear < 1) return undefined
  const date: WrittenDate = { day: `${String(fullYear).padStart(4, '0')}-${two(m)}-${two(d)}` }
  const [hour, minute, written, half, zone] = rest
  const [second, fraction] = (written ?? '').split(/[.,]/)
  if (hour === undefined) return date
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  if (hours > 23 || Number(minute) > 59 || Number(second || 0) > 59) return undefined
  date.secondOfDay = hours * 3600 + Number(minute) * 60 + Number(second || 0)
  if (fraction) date.millisecond = Number(`${fraction}00`.slice(0, 3))
  if (zone) date.offsetMinutes = offsetOf(zone)
  return date
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const two = (value: number): string => String(value).padStart(2, '0')

/** What a column of dates tells of its order. */
export interface DetectedOrder {
  order: DateOrder
  /** The samples can be read in another order just as well: 03/04/2024. */
  ambiguous: boolean
}

/**
 * Finds the order in which the most samples are dates; undefined when fewer than six in ten are dates in any. When several orders fit
 * equally (03/04/2024), `preferred`, the custom of the business's country, decides and the answer says that it is ambiguous.
 */
export function detectDateOrder(
  samples: readonly string[],
  preferred: DateOrder = 'dmy',
): DetectedOrder | undefined {
  const filled = samples.filter((sample) => sample.trim() !== '')
  if (filled.length === 0) return undefined
  const share = (order: DateOrder) => filled.filter((sample) => tryDate(sample, order)).length / filled.length
  const candidates = (['ymd', 'dmy', 'mdy'] as const).map((order) => ({ order, share: share(order) }))
  const best = Math.max(...candidates.map((candidate) => candidate.share))
  if (best < 0.6) return undefined
  const fitting = candidates.filter((candidate) => candidate.share === best).map(({ order }) => order)
  const yearFirst = filled.every((sample) => /^\s*\d{4}/.test(sample) || /\p{L}{3}/u.test(sample))
  if (yearFirst) return { order: 'ymd', ambiguous: false }
  const chosen = fitting.includes(preferred)
    ? preferred
    : (fitting.find((order) => order !== 'ymd') ?? fitting[0]!)
  const real = fitting.filter((order) => order !== 'ymd')
  return { order: chosen, ambiguous: real.length > 1 }
}

/** Order of the letters D, M, Y in a written format such as `DD.MM.YYYY`; undefined when it is no format. */
export function orderOfFormat(format: string): DateOrder | undefined {
  const letters = format
    .toUpperCase()
    .replace(/[^DMY]/g, '')
    .replace(/(.)\1+/g, '$1')
  return ({ YMD: 'ymd', DMY: 'dmy', MDY: 'mdy' } as const)[letters]
}
