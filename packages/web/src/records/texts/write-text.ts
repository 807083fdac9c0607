import type { FieldKind, FieldValues } from '@regulars/model'
import { addressLine, durationWords, fileNames, minorDigits, toMajor } from '@regulars/model'
import type { Place } from '../../ui/format/use-format.tsx'
import { localOf } from '../inputs/local-moment.ts'
import type { DescribedField, DescribedFieldOf, RecordRow } from '../objects/described-object.ts'

interface Writing<K extends FieldKind> {
  value: FieldValues[K]
  field: DescribedFieldOf<K>
  record: RecordRow
  place: Place
}

/** How values are put into a spreadsheet where that is not how they are kept: such that it, and `readText`, understand them. */
const writers: { readonly [K in FieldKind]?: (writing: Writing<K>) => string } = {
  duration: ({ value }) => durationWords(value),
  address: ({ value }) => addressLine(value),
  file: ({ value }) => fileNames(value),
  json: ({ value }) => JSON.stringify(value),
  number: ({ value, place }) => figure(value, place),
  share: ({ value, place }) => `${figure(value * 100, place)}%`,
  money({ value, field, record, place }) {
    const currency = currencyOf(field, record, place)
    const digits = minorDigits(currency)
    return toMajor(value, currency).toLocaleString(place.locale, {
      useGrouping: false,
      numberingSystem: 'latn',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  },
  yesNo: ({ value }) => (value ? 'Yes' : 'No'),
  instant: ({ value, place }) => localOf(value, place.timeZone).replace('T', ' '),
  select: ({ value, field }) => labelOf(field, value),
  multiSelect: ({ value, field }) => value.map((each) => labelOf(field, each)).join(', '),
  reference: ({ field, record }) => titleIn(record[field.key]),
  links: ({ value }) => (Array.isArray(value) ? value.map(({ title, id }) => title ?? id).join('; ') : ''),
  anyReference: ({ value }) => value.title ?? '',
}

/** The value of a record's field as text; empty when there is none. References by the title that was fetched with them. */
export function writeText(field: DescribedField, record: RecordRow, place: Place): string {
  const value = record[field.property]
  if (value === null || value === undefined) return ''
  const write = writers[field.kind] as ((writing: Writing<FieldKind>) => string) | undefined
  return write ? write({ value: value as never, field, record, place }) : String(value)
}

/** The currency that an amount of a record is in. */
export function currencyOf(field: DescribedFieldOf<'money'>, record: RecordRow, place: Place): string {
  const kept = field.currency ? record[field.currency] : undefined
  return typeof kept === 'string' ? kept : place.currency
}

const figure = (value: number, { locale }: Place): string =>
  value.toLocaleString(locale, { useGrouping: false, numberingSystem: 'latn', maximumSignificantDigits: 15 })

const labelOf = (
  { options }: { options: readonly { value: string; label: string }[] },
  value: string,
): string => options.find((option) => option.value === value)?.label ?? value

/** Of an included record only its title was fetched. */
function titleIn(included: unknown): string {
  if (typeof included !== 'object' || included === null) return ''
  const title = Object.values(included).find(
    (value) => typeof value === 'string' && value !== (included as RecordRow).id,
  )
  return typeof title === 'string' ? title : ''
}
