import { momentAt, startOfDay, toMinor } from '@regulars/model'
import { isUuid } from '../../../platform/uuid.ts'
import { splitName } from '../fixes/split-name.ts'
import type { CellKind } from '../mapping/import-field.ts'
import { channelOf } from './channel-of.ts'
import { tryCountryCode } from './country-code.ts'
import { type DateOrder, detectDateOrder, tryDate } from './parse-date.ts'
import { type DecimalSign, detectDecimal, tryNumber } from './parse-number.ts'

/** How the cells of one file are to be read. */
export interface CellSetting {
  dateOrder: DateOrder
  decimal: DecimalSign
  /** Currency of amounts that name none. */
  currency: string
  timeZone: string
  /** ISO 3166-1 code of the country whose telephone numbers are written without one. */
  country?: string | undefined
  /** An apostrophe before what would be a formula is none of the text. */
  hasApostrophes?: boolean
  /** Keys of fields whose cells are left empty where they cannot be read; of others, the row is rejected. */
  leaveEmpty?: ReadonlySet<string>
}

/** What reading a cell gives: a value (undefined = empty), or a sentence saying what is wrong with it. */
export type CellResult<T> = { ok: true; value: T | undefined } | { ok: false; problem: string }

/** A day, and the moment it stands for in the time zone of the business. */
export interface CellDate {
  day: string
  at: Date
}

interface CellValues {
  text: string
  name: string
  number: number
  money: number
  date: CellDate
  email: string
  phone: string
  country: string
  channel: string
  currency: string
  id: string
}

/** A way of reading cells: whether samples can be such cells at all, and one cell's value. */
interface CellReader<T> {
  fits(samples: readonly string[]): boolean
  read(cell: string, setting: CellSetting): CellResult<T>
}

const good = <T>(value: T | undefined): CellResult<T> => ({ ok: true, value })
const bad = (problem: string) => ({ ok: false as const, problem })
const shown = (cell: string): string => `“${cell.length > 40 ? `${cell.slice(0, 39)}…` : cell}”`
const most = (samples: readonly string[], test: (sample: string) => boolean): boolean =>
  samples.filter(test).length / samples.length >= 0.5

/** One entry for each kind of cell. `read` gets trimmed, non-empty text; card numbers are looked for by whoever reads the row. Money stays in major units until its currency is known. */
export const cellKinds: { [K in CellKind]: CellReader<CellValues[K]> } = {
  text: { fits: () => true, read: (cell) => good(cell) },
  name: {
    // What numbers customers is no name of theirs.
    fits: (samples) => most(samples, (sample) => /\p{L}/u.test(sample) && !/\d/.test(sample)),
    read: (cell) => good(inOrder(cell)),
  },
  number: { fits: fitsNumber, read: readNumber },
  money: { fits: fitsNumber, read: readNumber },
  date: { fits: (samples) => detectDateOrder(samples) !== undefined, read: readDate },
  email: { fits: (samples) => most(samples, (sample) => sample.includes('@')), read: readEmail },
  phone: { fits: () => true, read: (cell) => good(cell) },
  country: {
    fits: (samples) => most(samples, (sample) => tryCountryCode(sample) !== undefined),
    read: (cell) => good(tryCountryCode(cell)),
  },
  channel: { fits: () => true, read: (cell) => good(channelOf(cell)) },
  currency: {
    fits: (samples) => most(samples, (sample) => /^[A-Za-z]{3}$|^\p{Sc}$/u.test(sample.trim())),
    read: readCurrency,
  },
  id: {
    fits: (samples) => most(samples, isUuid),
    read: (cell) => (isUuid(cell) ? good(cell.toLowerCase()) : bad(`${shown(cell)} is no id of Regulars`)),
  },
}

/** “Doyle, Gráinne” is Gráinne Doyle; “Doyle & Sons, Ltd” and “Ann Doyle, MBA” stay as they are. */
function inOrder(name: string): string {
  const { firstName, lastName } = splitName(name)
  const [family, given, more] = name.split(/\s*,\s*/)
  const isTurned = family === lastName && given === firstName && more === undefined
  return isTurned && !/^(ltd|limited|inc|llc|plc|gmbh|co|corp|ag|kg|sa|srl|bv|ab)\.?$/i.test(given)
    ? `${given} ${family}`
    : name
}

function fitsNumber(samples: readonly string[]): boolean {
  const decimal = detectDecimal(samples) ?? '.'
  return most(samples, (sample) => tryNumber(sample, decimal) !== undefined)
}

function readNumber(cell: string, { decimal }: CellSetting): CellResult<number> {
  const value = tryNumber(cell, decimal)
  return value === undefined ? bad(`${shown(cell)} is no number`) : good(value)
}

function readDate(cell: string, { dateOrder, timeZone }: CellSetting): CellResult<CellDate> {
  const date = tryDate(cell, dateOrder)
  if (!date) return bad(`${shown(cell)} is no date`)
  if (date.day < '1900-01-01' || date.day > '2200-01-01')
    return bad(`${shown(cell)} lies outside 1900 to 2200`)
  const { day, secondOfDay, offsetMinutes, millisecond = 0 } = date
  if (secondOfDay === undefined) return good({ day, at: startOfDay(day, timeZone) })
  if (offsetMinutes === undefined)
    return good({ day, at: later(momentAt(day, secondOfDay, timeZone), millisecond) })
  const at = new Date(
    Date.parse(`${day}T00:00:00Z`) + (secondOfDay - offsetMinutes * 60) * 1000 + millisecond,
  )
  return good({ day, at })
}

const later = (at: Date, milliseconds: number): Date =>
  milliseconds === 0 ? at : new Date(at.getTime() + milliseconds)

function readEmail(cell: string): CellResult<string> {
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(cell) && cell.length <= 320
    ? good(cell)
    : bad(`${shown(cell)} is no e-mail address`)
}

const signs: Record<string, string> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  zł: 'PLN',
  '₣': 'CHF',
  '₹': 'INR',
}

function readCurrency(cell: string): CellResult<string> {
  const code = signs[cell] ?? cell.toUpperCase()
  return isCurrency(code) ? good(code) : bad(`${shown(cell)} is no currency`)
}

const currencies = new Set(Intl.supportedValuesOf('currency'))
/** Tells whether a text is an ISO 4217 code in use. */
export const isCurrency = (code: string): boolean => currencies.has(code)

/** Minor units of an amount in major units; undefined stays undefined. */
export const minorOf = (major: number | undefined, currency: string): number | undefined =>
  major === undefined ? undefined : toMinor(major, currency)
