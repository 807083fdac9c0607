/**
 * The kinds of field, each in a file of its own: how values are read, compared, shown and described to programs.
 * What else a kind is stands in maps of the same shape: its column on the server, its input and cell in the web app.
 */
import type { Operator } from '../../conditions/condition.ts'
import type { Field, FieldKind } from '../field.ts'
import { addressKind } from './address.ts'
import { anyReferenceKind } from './any-reference.ts'
import { colorKind } from './color.ts'
import { countryKind } from './country.ts'
import { currencyKind } from './currency.ts'
import { dateKind } from './date.ts'
import { durationKind } from './duration.ts'
import { emailKind } from './email.ts'
import { fileKind } from './file.ts'
import { identifierKind } from './identifier.ts'
import { instantKind } from './instant.ts'
import { jsonKind } from './json.ts'
import type { JsonSchema, KindDefinition } from './kind.ts'
import { linkKind } from './link.ts'
import { linksKind } from './links.ts'
import { longTextKind } from './long-text.ts'
import { moneyKind } from './money.ts'
import { multiSelectKind } from './multi-select.ts'
import { numberKind } from './number.ts'
import { phoneKind } from './phone.ts'
import { ratingKind } from './rating.ts'
import { recurrenceKind } from './recurrence.ts'
import { referenceKind } from './reference.ts'
import { richTextKind } from './rich-text.ts'
import { selectKind } from './select.ts'
import { shareKind } from './share.ts'
import { textKind } from './text.ts'
import { timeKind } from './time.ts'
import { yesNoKind } from './yes-no.ts'

/** Every kind of field. */
export const fieldKinds: { readonly [K in FieldKind]: KindDefinition<K> } = {
  text: textKind,
  longText: longTextKind,
  number: numberKind,
  money: moneyKind,
  share: shareKind,
  yesNo: yesNoKind,
  date: dateKind,
  instant: instantKind,
  select: selectKind,
  multiSelect: multiSelectKind,
  email: emailKind,
  phone: phoneKind,
  link: linkKind,
  currency: currencyKind,
  country: countryKind,
  reference: referenceKind,
  richText: richTextKind,
  time: timeKind,
  duration: durationKind,
  rating: ratingKind,
  color: colorKind,
  address: addressKind,
  identifier: identifierKind,
  recurrence: recurrenceKind,
  file: fileKind,
  links: linksKind,
  anyReference: anyReferenceKind,
  json: jsonKind,
}

/** The kind of a field, ready to be called with it. */
export const kindOf = (field: Field): KindDefinition => fieldKinds[field.kind] as KindDefinition

/** Whether the values of a field are kept in other fields or records. */
export const isWoven = (field: Field): boolean => fieldKinds[field.kind].woven === true

/** Operators that conditions may use on a field: those of its kind, anniversaries only for days that come round every year. */
export function operatorsOf(field: Field): readonly Operator[] {
  const yearly = field.kind === 'date' && field.yearly
  return kindOf(field).operators.filter((operator) => operator !== 'anniversaryInNext' || yearly)
}

/** A value as it is compared: the text of what is no text itself. */
export function comparable(field: Field, value: unknown): unknown {
  const { text } = kindOf(field)
  return text && value !== null && value !== undefined ? text(value) : value
}

/** JSON Schema of a field as records carry it: with its description, null unless required. */
export function jsonSchemaOf(field: Field): JsonSchema {
  const schema = kindOf(field).jsonSchema(field)
  const about = [field.description, schema.description].filter(Boolean).join(' ')
  return {
    ...(field.required ? schema : orNull(schema)),
    ...(about ? { description: about } : {}),
    ...(field.readOnly ? { readOnly: true } : {}),
    ...(field.default === undefined ? {} : { default: field.default }),
  }
}

function orNull(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string') return schema
  const withNull = { ...schema, type: [schema.type, 'null'] }
  return Array.isArray(schema.enum) ? { ...withNull, enum: [...schema.enum, null] } : withNull
}
