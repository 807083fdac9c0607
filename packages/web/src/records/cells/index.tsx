import type { FieldKind } from '@regulars/model'
import type { ComponentType } from 'react'
import type { DescribedField, RecordRow } from '../objects/described-object.ts'
import { AddressCell } from './address.tsx'
import { AnyReferenceCell } from './any-reference.tsx'
import type { CellProps } from './cell.ts'
import { ColorCell } from './color.tsx'
import { CountryCell } from './country.tsx'
import { CurrencyCell } from './currency.tsx'
import { DateCell } from './date.tsx'
import { DurationCell } from './duration.tsx'
import { EmailCell } from './email.tsx'
import { FileCell } from './file.tsx'
import { IdentifierCell } from './identifier.tsx'
import { InstantCell } from './instant.tsx'
import { JsonCell } from './json.tsx'
import { LinkCell } from './link.tsx'
import { LinksCell } from './links.tsx'
import { LongTextCell } from './long-text.tsx'
import { MoneyCell } from './money.tsx'
import { MultiSelectCell } from './multi-select.tsx'
import { NumberCell } from './number.tsx'
import { PhoneCell } from './phone.tsx'
import { RatingCell } from './rating.tsx'
import { RecurrenceCell } from './recurrence.tsx'
import { ReferenceCell } from './reference.tsx'
import { RichTextCell } from './rich-text.tsx'
import { SelectCell } from './select.tsx'
import { ShareCell } from './share.tsx'
import { TextCell } from './text.tsx'
import { TimeCell } from './time.tsx'
import { YesNoCell } from './yes-no.tsx'

/** How a value of each kind is shown. A new kind of field is a file here and a line in this map. */
export const cells: { readonly [K in FieldKind]: ComponentType<CellProps<K>> } = {
  text: TextCell,
  longText: LongTextCell,
  number: NumberCell,
  money: MoneyCell,
  share: ShareCell,
  yesNo: YesNoCell,
  date: DateCell,
  instant: InstantCell,
  select: SelectCell,
  multiSelect: MultiSelectCell,
  email: EmailCell,
  phone: PhoneCell,
  link: LinkCell,
  currency: CurrencyCell,
  country: CountryCell,
  reference: ReferenceCell,
  richText: RichTextCell,
  time: TimeCell,
  duration: DurationCell,
  rating: RatingCell,
  color: ColorCell,
  address: AddressCell,
  identifier: IdentifierCell,
  recurrence: RecurrenceCell,
  file: FileCell,
  links: LinksCell,
  anyReference: AnyReferenceCell,
  json: JsonCell,
}

/** Figures stand at the right, so that they line up. */
export function isFigure({ kind }: Pick<DescribedField, 'kind'>): boolean {
  return ['number', 'money', 'share', 'duration'].includes(kind)
}

/** Tells whether a record says nothing for a field. */
export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

export interface CellOfProps {
  field: DescribedField
  record: RecordRow
  /** Within a control, where nothing else can be pressed: no link of its own. */
  isPlain?: boolean
}

/** The value of a record's field, drawn after its kind; nothing when it is empty. */
export function Cell({ field, record, isPlain = false }: CellOfProps) {
  const value = record[field.property]
  if (isEmptyValue(value)) return null
  const Kind = cells[field.kind] as ComponentType<CellProps>
  return <Kind value={value} field={field} record={record} isPlain={isPlain} />
}
