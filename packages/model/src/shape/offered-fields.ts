import type { FieldBase, FieldKind } from '../fields/field.ts'

/** Name of a setting that some kind of field has. */
export type SettingName =
  | 'maxLength'
  | 'integer'
  | 'min'
  | 'max'
  | 'unit'
  | 'digits'
  | 'yearly'
  | 'options'
  | 'open'
  | 'to'
  | 'inverse'
  | 'one'
  | 'onRemove'
  | 'stars'
  | 'pattern'
  | 'most'
  | 'maxMegabytes'
  | 'accepts'
  | 'targets'
  | 'known'
  | 'inverseLabel'
  | 'through'
  | 'here'
  | 'there'
  | 'part'
  | 'formula'
  | 'rollUp'

/** A kind of field as it is offered to users who make one. */
export interface OfferedField {
  /** What it is called in the list of kinds; stable, for screens and the API. */
  name: string
  label: string
  /** What it holds, with an example. */
  hint: string
  /** Of a computed one, the kind is what comes out. */
  kind: FieldKind
  /** Its values follow from others and are never written. */
  computed?: 'formula' | 'rollUp'
  /** Settings that users may give. */
  settings: readonly SettingName[]
  /** Settings that make it what it is: a person is a reference to a user. */
  fixed?: Readonly<Record<string, unknown>>
}

/** Everything that users can make a field of, in the order of the menu. A further kind is one line. */
export const offeredFields: readonly OfferedField[] = [
  { name: 'text', label: 'Text', hint: 'One line: a name, a model', kind: 'text', settings: ['maxLength'] },
  { name: 'longText', label: 'Long text', hint: 'Several lines', kind: 'longText', settings: ['maxLength'] },
  {
    name: 'richText',
    label: 'Rich text',
    hint: 'Several lines with headings, lists and links',
    kind: 'richText',
    settings: ['maxLength'],
  },
  {
    name: 'number',
    label: 'Number',
    hint: 'A quantity, with its unit',
    kind: 'number',
    settings: ['integer', 'digits', 'min', 'max', 'unit'],
  },
  {
    name: 'money',
    label: 'Money',
    hint: 'An amount in the currency of the business',
    kind: 'money',
    settings: ['min'],
  },
  { name: 'percent', label: 'Percent', hint: 'A share of a whole', kind: 'share', settings: [] },
  { name: 'yesNo', label: 'Yes or no', hint: 'True or not', kind: 'yesNo', settings: [] },
  { name: 'date', label: 'Date', hint: 'A day: bought on, born on', kind: 'date', settings: ['yearly'] },
  { name: 'instant', label: 'Date and time', hint: 'A moment', kind: 'instant', settings: [] },
  { name: 'time', label: 'Time', hint: 'A time of day: opens at', kind: 'time', settings: [] },
  {
    name: 'duration',
    label: 'Duration',
    hint: 'How long: 1 h 30 min',
    kind: 'duration',
    settings: [],
  },
  {
    name: 'select',
    label: 'Choice',
    hint: 'One of a list of options',
    kind: 'select',
    settings: ['options'],
  },
  {
    name: 'multiSelect',
    label: 'Several choices',
    hint: 'Any of a list of options',
    kind: 'multiSelect',
    settings: ['options', 'open'],
  },
  {
    name: 'reference',
    label: 'Record',
    hint: 'One record of another object',
    kind: 'reference',
    settings: ['to', 'inverse', 'onRemove', 'one'],
  },
  {
    name: 'links',
    label: 'Several records',
    hint: 'Any number of records of another object, each link with columns of its own: a role, a date',
    kind: 'links',
    settings: ['to', 'inverse', 'inverseLabel'],
  },
  {
    name: 'anyReference',
    label: 'Record of any object',
    hint: 'One record of one of several objects: a person or a company',
    kind: 'anyReference',
    settings: ['targets', 'inverse'],
  },
  {
    name: 'person',
    label: 'Colleague',
    hint: 'One of the people who work here',
    kind: 'reference',
    settings: ['inverse'],
    fixed: { to: 'user', onRemove: 'clear' },
  },
  {
    name: 'file',
    label: 'Files',
    hint: 'One or several: a contract, pictures',
    kind: 'file',
    settings: ['most', 'maxMegabytes', 'accepts'],
  },
  { name: 'email', label: 'E-mail', hint: 'An e-mail address', kind: 'email', settings: [] },
  { name: 'phone', label: 'Phone', hint: 'A telephone number', kind: 'phone', settings: [] },
  { name: 'link', label: 'Link', hint: 'A web address', kind: 'link', settings: [] },
  {
    name: 'address',
    label: 'Address',
    hint: 'Street, postcode, city, region and country',
    kind: 'address',
    settings: [],
  },
  { name: 'country', label: 'Country', hint: 'A country by its name', kind: 'country', settings: [] },
  { name: 'rating', label: 'Rating', hint: 'A number of stars', kind: 'rating', settings: ['stars'] },
  {
    name: 'color',
    label: 'Colour',
    hint: 'Chosen from the palette or by its code',
    kind: 'color',
    settings: [],
  },
  {
    name: 'identifier',
    label: 'Identifier',
    hint: 'A number each record gets by itself: MA-0042',
    kind: 'identifier',
    settings: ['pattern'],
  },
  {
    name: 'formula',
    label: 'Formula',
    hint: 'Computed from other fields, also of records it points to',
    kind: 'text',
    computed: 'formula',
    settings: ['formula'],
  },
  {
    name: 'rollUp',
    label: 'Roll-up',
    hint: 'A count, sum or the latest of the records that belong to it',
    kind: 'number',
    computed: 'rollUp',
    settings: ['rollUp'],
  },
]

/** Those whose values people write. */
const written = offeredFields.filter(({ computed }) => !computed)

/** Settings that the product itself gives fields of a kind. */
const keptSettings: { readonly [K in FieldKind]?: readonly SettingName[] } = {
  links: ['through', 'here', 'there'],
  anyReference: ['known'],
  reference: ['part'],
}

/** The settings that fields of a kind may have. */
export function settingsOfKind(kind: FieldKind): SettingName[] {
  const offered = written.filter((each) => each.kind === kind).flatMap(({ settings }) => settings)
  return [...new Set([...offered, ...(keptSettings[kind] ?? [])])]
}

/** What a name in the list of kinds stands for. */
export const offeredField = (name: string): OfferedField | undefined =>
  offeredFields.find((each) => each.name === name)

/** The offered kind that a field is of: a reference to a user is a colleague. */
export function offeredAs(
  field: { kind: FieldKind; to?: string } & Pick<FieldBase, 'formula' | 'rollUp'>,
): OfferedField | undefined {
  if (field.formula !== undefined) return offeredField('formula')
  if (field.rollUp) return offeredField('rollUp')
  const fits = written.filter(({ kind }) => kind === field.kind)
  return (
    fits.find(({ fixed }) => fixed?.to !== undefined && fixed.to === field.to) ??
    fits.find(({ fixed }) => !fixed)
  )
}
