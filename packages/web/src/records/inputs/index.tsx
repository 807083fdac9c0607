import type { FieldKind, FieldValues } from '@regulars/model'
import type { ComponentType } from 'react'
import type { DescribedField, RecordRow } from '../objects/described-object.ts'
import { AddressInput } from './address.tsx'
import { AnyReferenceInput } from './any-reference.tsx'
import { ColorInput } from './color.tsx'
import { CountryInput } from './country.tsx'
import { CurrencyInput } from './currency.tsx'
import { DayInput } from './date.tsx'
import { DurationInput } from './duration.tsx'
import { EmailInput } from './email.tsx'
import { FileInput } from './file.tsx'
import { IdentifierInput } from './identifier.tsx'
import type { InputProps } from './input.ts'
import { InstantInput } from './instant.tsx'
import { JsonInput } from './json.tsx'
import { LinkInput } from './link.tsx'
import { LinksInput } from './links.tsx'
import { LongTextInput } from './long-text.tsx'
import { AmountInput } from './money.tsx'
import { MultiSelectInput } from './multi-select.tsx'
import { FigureInput } from './number.tsx'
import { PhoneInput } from './phone.tsx'
import { RatingInput } from './rating.tsx'
import { RecurrenceInput } from './recurrence.tsx'
import { ReferenceInput } from './reference.tsx'
import { RichTextInput } from './rich-text.tsx'
import { SelectInput } from './select.tsx'
import { ShareInput } from './share.tsx'
import { LineInput } from './text.tsx'
import { TimeInput } from './time.tsx'
import { YesNoInput } from './yes-no.tsx'

/** How a value of each kind is written. A new kind of field is a file here and a line in this map. */
export const inputs: { readonly [K in FieldKind]: ComponentType<InputProps<K>> } = {
  text: LineInput,
  longText: LongTextInput,
  number: FigureInput,
  money: AmountInput,
  share: ShareInput,
  yesNo: YesNoInput,
  date: DayInput,
  instant: InstantInput,
  select: SelectInput,
  multiSelect: MultiSelectInput,
  email: EmailInput,
  phone: PhoneInput,
  link: LinkInput,
  currency: CurrencyInput,
  country: CountryInput,
  reference: ReferenceInput,
  richText: RichTextInput,
  time: TimeInput,
  duration: DurationInput,
  rating: RatingInput,
  color: ColorInput,
  address: AddressInput,
  identifier: IdentifierInput,
  recurrence: RecurrenceInput,
  file: FileInput,
  links: LinksInput,
  anyReference: AnyReferenceInput,
  json: JsonInput,
}

/** A value that a field can hold, or null for none. */
export type AnyValue = FieldValues[FieldKind] | null

export interface FieldInputProps {
  field: DescribedField
  value: AnyValue
  onValueChange: (value: AnyValue) => void
  record?: RecordRow
  'aria-label'?: string
  onChosen?: () => void
}

/** The input for a field, after its kind. */
export function FieldInput({ field, ...rest }: FieldInputProps) {
  const Kind = inputs[field.kind] as ComponentType<InputProps>
  return <Kind field={field} {...rest} />
}
