/** What becomes of the values of a field when its kind is changed. */
import type { Address, Field, FieldKind } from '../fields/field.ts'
import { addressLine } from '../fields/kinds/address.ts'
import { durationWords } from '../fields/kinds/duration.ts'
import { kindOf } from '../fields/kinds/index.ts'
import { bad, good, type Parsed } from '../fields/kinds/kind.ts'
import { optionLabel } from '../fields/kinds/options.ts'
import { toMajor, toMinor } from '../money/money.ts'
import { dayAt, isDay, startOfDay } from '../time/calendar.ts'

/** What conversions are made in: the currency and the time zone of the business. */
export interface ConversionSetting {
  currency: string
  timeZone: string
}

/** Kinds whose values become those of another kind. References point to records, and identifiers number themselves. */
const convertible: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'text',
  'longText',
  'richText',
  'number',
  'money',
  'share',
  'yesNo',
  'date',
  'time',
  'instant',
  'duration',
  'select',
  'multiSelect',
  'email',
  'phone',
  'link',
  'country',
  'rating',
  'color',
  'address',
])

/** Whether fields of one kind can be made fields of another, be it that some values are lost. */
export const canConvert = (from: FieldKind, to: FieldKind): boolean =>
  from !== to && (convertible.has(from) || from === 'identifier') && convertible.has(to)

/**
 * A value of one field as that of another, or a sentence on why it is lost. Null means that nothing is left to keep.
 *
 * @example convertValue('12,50 kg', text(), number(), setting) // { ok: false, problem: '“12,50 kg” is no number.' }
 */
export function convertValue(
  value: unknown,
  from: Field,
  to: Field,
  setting: ConversionSetting,
): Parsed<unknown> {
  const write = writers[from.kind] as
    | ((value: unknown, field: Field, setting: ConversionSetting) => unknown)
    | undefined
  const read = readers[to.kind] as ((given: unknown, setting: ConversionSetting) => unknown) | undefined
  const given = write ? write(value, from, setting) : value
  if (to.kind === 'multiSelect' && Array.isArray(given)) return kindOf(to).parse(given, to as never, {})
  if (Array.isArray(given) && given.length !== 1 && to.kind === 'select')
    return given.length === 0 ? good(null) : bad(`“${given.join(', ')}” is more than one choice.`)
  const plain = Array.isArray(given) ? given.join(', ') : given
  return kindOf(to).parse(read ? read(plain, setting) : String(plain), to as never, {})
}

/** Values as plain text, or as the figure or list that they are. */
const writers: Partial<
  Record<FieldKind, (value: never, field: Field, setting: ConversionSetting) => unknown>
> = {
  number: (value: number) => value,
  rating: (value: number) => value,
  money: (value: number, _field, { currency }) => toMajor(value, currency),
  share: (value: number) => `${Number((value * 100).toFixed(10))}%`,
  yesNo: (value: boolean) => (value ? 'Yes' : 'No'),
  duration: (value: number) => durationWords(value),
  select: (value: string, field) => ('options' in field ? optionLabel(value, field.options) : value),
  multiSelect: (value: string[], field) =>
    value.map((each) => ('options' in field ? optionLabel(each, field.options) : each)),
  address: (value: Address) => addressLine(value),
}

const figure = (given: unknown): unknown => {
  if (typeof given !== 'string') return given
  const bare = given.trim().replace(/^([\d.,+-]+)\s*%$/, '$1')
  return bare.replace(
    /^(-?\d{1,3}(?:,\d{3})+)(\.\d+)?$/,
    (_, whole: string, rest = '') => whole.replaceAll(',', '') + rest,
  )
}

const isShare = (given: unknown): boolean => typeof given === 'string' && /%\s*$/.test(given)

/** The day in a text: a day, a moment by the clock of the business, or day.month.year. */
function dayIn(given: unknown, { timeZone }: ConversionSetting): unknown {
  const text = String(given).trim()
  const local = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text)
  if (local) return `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}`
  const moment = /^\d{4}-\d{2}-\d{2}T/.test(text) ? new Date(text) : undefined
  return moment && !Number.isNaN(moment.getTime()) ? dayAt(moment, timeZone) : text
}

const clockIn = (timeZone: string, moment: Date): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(moment)

/** What a kind is given to read. */
const readers: Partial<Record<FieldKind, (given: unknown, setting: ConversionSetting) => unknown>> = {
  number: figure,
  rating: figure,
  money(given, { currency }) {
    const major = figure(given)
    const number = typeof major === 'string' && major !== '' ? Number(major) : major
    return typeof number === 'number' && Number.isFinite(number) ? toMinor(number, currency) : given
  },
  share(given) {
    const points = Number(figure(given))
    if (!Number.isFinite(points) || String(given).trim() === '') return given
    return isShare(given) || points > 1 ? points / 100 : points
  },
  date: dayIn,
  instant(given, setting) {
    const day = dayIn(given, setting)
    const isWhole = typeof day === 'string' && isDay(day) && !String(given).includes('T')
    return isWhole ? startOfDay(day, setting.timeZone).toISOString() : given
  },
  time(given, { timeZone }) {
    const text = String(given)
    return /^\d{4}-\d{2}-\d{2}T/.test(text) ? clockIn(timeZone, new Date(text)) : text
  },
}
