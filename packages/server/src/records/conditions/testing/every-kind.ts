import { defineObject, type Field, type FieldKind, type ObjectDefinition, reference } from '@regulars/model'

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

/** A field of every kind. A new kind does not compile before it is here, and so is part of what is proved of all of them. */
const fields: { readonly [K in FieldKind]: Extract<Field, { kind: K }> } = {
  text: { kind: 'text', indexed: true, searchable: true },
  longText: { kind: 'longText' },
  richText: { kind: 'richText' },
  number: { kind: 'number', indexed: true },
  money: { kind: 'money', indexed: true },
  share: { kind: 'share', indexed: true },
  yesNo: { kind: 'yesNo', indexed: true },
  date: { kind: 'date', indexed: true, yearly: true },
  time: { kind: 'time', indexed: true },
  instant: { kind: 'instant', indexed: true },
  duration: { kind: 'duration', indexed: true },
  rating: { kind: 'rating', indexed: true },
  select: { kind: 'select', options, indexed: true },
  multiSelect: { kind: 'multiSelect', options: [], open: true, indexed: true },
  email: { kind: 'email', indexed: true },
  phone: { kind: 'phone', indexed: true },
  link: { kind: 'link' },
  color: { kind: 'color', indexed: true },
  address: { kind: 'address' },
  identifier: { kind: 'identifier', pattern: 'MA-{0000}', indexed: true },
  recurrence: { kind: 'recurrence', indexed: true },
  currency: { kind: 'currency', indexed: true },
  country: { kind: 'country', indexed: true },
  reference: { kind: 'reference', to: 'everyKind', indexed: true },
  file: { kind: 'file' },
  links: {
    kind: 'links',
    to: 'everyKind',
    through: 'everyLink',
    here: 'one',
    there: 'other',
  },
  anyReference: {
    kind: 'anyReference',
    ways: [{ to: 'everyKind', key: 'thingPart', column: 'thing_part_id' }],
  },
  json: { kind: 'json' },
}

/** An object with a field of every kind, called `<kind>Field`. */
export const everyKind: ObjectDefinition = defineObject<string, Record<string, Field>>('everyKind', {
  module: 'test',
  label: 'Thing',
  labelPlural: 'Things',
  description: 'For tests',
  icon: 'box',
  title: 'textField',
  ownership: 'shared',
  columns: [],
  fields: {
    ...Object.fromEntries(Object.entries(fields).map(([kind, field]) => [`${kind}Field`, field])),
    thingPart: reference('everyKind', { partOf: 'anyReferenceField' }),
  },
})

/** The links of the field of that kind, with columns of their own. */
export const everyLink: ObjectDefinition = defineObject<string, Record<string, Field>>('everyLink', {
  module: 'test',
  label: 'Link',
  labelPlural: 'Links',
  description: 'For tests',
  icon: 'link',
  title: 'purpose',
  time: 'on',
  ownership: { ends: ['one', 'other'] },
  columns: [],
  fields: {
    one: reference('everyKind', { part: true, inverse: 'linksField' }),
    other: reference('everyKind', { part: true, inverse: 'linkedFrom' }),
    purpose: fields.text,
    on: fields.date,
    lasted: fields.duration,
    stars: fields.rating,
    paint: fields.color,
    paid: fields.money,
    weight: fields.number,
  },
})
