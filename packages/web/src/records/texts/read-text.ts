import { type FieldKind, kindOf, type Parsed, toMinor } from '@regulars/model'
import type { Place } from '../../ui/format/use-format.tsx'
import { countryName } from '../cells/country-name.ts'
import type { AnyValue } from '../inputs/index.tsx'
import { momentIn } from '../inputs/local-moment.ts'
import type { DescribedField, DescribedFieldOf, RecordRow } from '../objects/described-object.ts'
import { readDay } from './read-day.ts'
import { readNumber } from './read-number.ts'
import { currencyOf } from './write-text.ts'

/** What reading a pasted text may need to know. */
export interface ReadSetting {
  record: RecordRow
  place: Place
  /** Finds the one record of an object that is called so. */
  findByTitle: (object: string, title: string) => Parsed<string>
}

type Reader<K extends FieldKind> = (text: string, field: DescribedFieldOf<K>, setting: ReadSetting) => unknown

const bad = (problem: string): Parsed<never> => ({ ok: false, problem })

/** What is made of a text before its kind reads it, where that is not the text itself. A result that says whether it is `ok` is final. */
const readers: { readonly [K in FieldKind]?: Reader<K> } = {
  file: () => bad('cannot be pasted.'),
  json: () => bad('cannot be pasted.'),
  number: (text, _field, { place }) => readNumber(text, place) ?? text,
  share(text, _field, { place }) {
    const number = readNumber(text, place)
    return number === undefined ? text : text.includes('%') ? number / 100 : number
  },
  money(text, field, { record, place }) {
    const major = readNumber(text, place)
    if (major === undefined) return bad(`“${text}” is no amount.`)
    return toMinor(major, currencyOf(field, record, place))
  },
  date: (text, _field, { place }) => readDay(text, place.locale) ?? text,
  instant(text, _field, { place }) {
    const [day = '', time = '00:00'] = text.trim().split(/[T ]+/, 2)
    const read = readDay(day, place.locale)
    return read && /^\d{1,2}:\d{2}/.test(time)
      ? momentIn(`${read}T${time.padStart(5, '0').slice(0, 5)}`, place.timeZone)
      : text
  },
  currency: (text) => text.trim().toUpperCase(),
  country: (text, _field, { place }) => countryCode(text.trim(), place.locale) ?? text,
  reference: (text, field, { findByTitle }) => findByTitle(field.to, text.trim()),
  links(text, field, { findByTitle }) {
    const found = linkTitles(text).map((title) => ({ title, id: findByTitle(field.to, title) }))
    const missing = found.find(({ id }) => !id.ok)
    if (missing) return missing.id
    return { ok: true, value: found.flatMap(({ title, id }) => (id.ok ? { id: id.value, title } : [])) }
  },
  anyReference: (text, field, { findByTitle }) => {
    const ids = (field.ways ?? []).flatMap(({ to }) => {
      const id = findByTitle(to, text.trim())
      return id.ok ? { object: to, id: id.value, title: text.trim() } : []
    })
    const [only] = ids
    if (only && ids.length === 1) return { ok: true, value: only }
    return bad(
      ids.length > 1
        ? `“${text}” is the name of several. Choose one by hand.`
        : `There is nothing called “${text}”.`,
    )
  },
}

/** The names in a list of linked records: parted by semicolons, as they are written. */
export const linkTitles = (text: string): string[] =>
  text.split(/[;\n]/).flatMap((title) => title.trim() || [])

/** Reads a text that was pasted into a field; empty text empties it. */
export function readText(field: DescribedField, text: string, setting: ReadSetting): Parsed<AnyValue> {
  if (text.trim() === '')
    return field.required ? bad('is needed and cannot be empty.') : { ok: true, value: null }
  const reader = readers[field.kind] as Reader<FieldKind> | undefined
  const given = reader ? reader(text, field, setting) : text
  if (isParsed(given)) return given
  return kindOf(field).parse(given, field as never, {}) as Parsed<AnyValue>
}

const isParsed = (value: unknown): value is Parsed<AnyValue> =>
  typeof value === 'object' && value !== null && 'ok' in value

/** The code of a country by its name in the language of the place. */
function countryCode(name: string, locale: string): string | undefined {
  if (name.length <= 2) return undefined
  const wanted = name.toLowerCase()
  for (let first = 65; first <= 90; first += 1)
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second)
      if (countryName(code, locale).toLowerCase() === wanted) return code
    }
  return undefined
}
