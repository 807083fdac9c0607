import type { RollUp } from './roll-up.ts'
import type { RelationSaying, Saying } from './saying.ts'

/**
 * What a field is: the one statement from which column, validation, form, filter, list cell and API schema follow.
 * A field is plain data (it survives JSON), so a field made by a user at run time is a row of the same shape.
 */
export interface FieldBase {
  /** What people read; derived from the key when absent ("firstName" → "First name"). */
  label?: string
  /** What the label does not say: where the value comes from, how it is used. */
  description?: string
  /** A record cannot be saved without it. */
  required?: boolean
  /** No two records (outside the bin) may hold the same value. */
  unique?: boolean
  /** Written by the product, never by a person or the API. */
  readOnly?: boolean
  /** Value of a new record when none is given. */
  default?: unknown
  /** Backed by an index, so that lists of any size may filter and sort by it. */
  indexed?: boolean
  /** Part of the search index. */
  searchable?: boolean
  /** Fields that tell the same, as `contact.email`: who may not see all of them does not see this one either. */
  shownWith?: readonly string[]
  /** Kept out of lists, forms and the API: plumbing. */
  internal?: boolean
  /** Added by `defineObject` to every object. */
  system?: boolean
  /** How conditions about it are said in sentences. */
  say?: Saying
  /** Made by users of this business. */
  custom?: boolean
  /** Key of the field that this one is a part of: it is written, shown and kept from people with that field alone, and can be asked for. */
  partOf?: string
  /** Column, when it is not made from the key: those of custom fields can never meet one of ours. */
  column?: string
  /** Heading under which pages and forms show it; absent = where fields of its sort stand. */
  section?: string
  /** The value follows from other fields by this formula, and is never written: `date_add(purchase_date, 2, "years")`. */
  formula?: string
  /** The value sums up related records, and is never written. */
  rollUp?: RollUp
  /**
   * Of a formula or roll-up that changes with the time alone (it asks for today, or for the last 90 days): it is kept in no column but computed whenever it is
   * read. Lists sorted or filtered by it are right, but no index helps them.
   */
  live?: boolean
}

export interface TextField extends FieldBase {
  kind: 'text'
  maxLength?: number
  /** Keys of texts that a new record's value is put together from when it is not given: a name from first and last name. */
  composedOf?: readonly string[]
}
export interface LongTextField extends FieldBase {
  kind: 'longText'
  maxLength?: number
}
export interface NumberField extends FieldBase {
  kind: 'number'
  /** Whole numbers only; otherwise a double-precision number. */
  integer?: boolean
  min?: number
  max?: number
  /** Shown after the figure: "days", "orders". */
  unit?: string
  /** Decimals that are shown at most; 2 when absent. */
  digits?: number
}
/** An amount in minor units (cents); the currency stands in the sibling field named by `currency`. */
export interface MoneyField extends FieldBase {
  kind: 'money'
  /** Key of the field of this object that holds the ISO 4217 code; absent = the business's own currency. */
  currency?: string
  min?: number
}
/** A share or probability, 0–1; percent exists only on the screen. */
export interface ShareField extends FieldBase {
  kind: 'share'
}
export interface YesNoField extends FieldBase {
  kind: 'yesNo'
}
/** A calendar day, `YYYY-MM-DD`. */
export interface DateField extends FieldBase {
  kind: 'date'
  /** The day comes round every year (birthday), so it can be asked for by anniversary. */
  yearly?: boolean
}
/** A moment, ISO 8601 with offset. */
export interface InstantField extends FieldBase {
  kind: 'instant'
}
export interface SelectOption {
  value: string
  label: string
  /** Colour name of the design system: grey, blue, green, amber, brick, violet, teal, rose. */
  color?: string
  /** How the option is said in a sentence: "customers", "in the web shop". Absent = the label in small letters. */
  said?: string
}
export interface SelectField extends FieldBase {
  kind: 'select'
  options: readonly SelectOption[]
}
export interface MultiSelectField extends FieldBase {
  kind: 'multiSelect'
  options: readonly SelectOption[]
  /** New options may be typed by whoever edits the record (tags). */
  open?: boolean
}
export interface EmailField extends FieldBase {
  kind: 'email'
}
export interface PhoneField extends FieldBase {
  kind: 'phone'
}
export interface LinkField extends FieldBase {
  kind: 'link'
}
/** ISO 4217 code in capitals. */
export interface CurrencyField extends FieldBase {
  kind: 'currency'
}
/** ISO 3166-1 alpha-2 code in capitals. */
export interface CountryField extends FieldBase {
  kind: 'country'
}
/** One record of another object. Column `<key>_id`, JSON `<key>Id`; `include=<key>` adds the record itself under `<key>`. */
export interface ReferenceField extends FieldBase {
  kind: 'reference'
  /** Name of the object pointed to. */
  to: string
  /** Name by which that object knows its records here: `contact` has `orders`. Absent = cannot be asked for from there. */
  inverse?: string
  /** How that object says in sentences that it has records here. */
  inverseSay?: RelationSaying
  /** At most one record here points to a record there, so `inverse` is a single record and may stand in a field path. */
  one?: boolean
  /** The record here is a part of the record there, as a line is of its order: it goes to the bin with it, comes back and is kept with it. */
  part?: boolean
  /** What happens here when the record there is removed for good. */
  onRemove?: 'clear' | 'cascade' | 'refuse'
}
/** Text with headings, lists, emphasis and links, in a part of Markdown. */
export interface RichTextField extends FieldBase {
  kind: 'richText'
  maxLength?: number
}
/** A time of day, `HH:MM:SS`. */
export interface TimeField extends FieldBase {
  kind: 'time'
}
/** A span of time in whole seconds. */
export interface DurationField extends FieldBase {
  kind: 'duration'
}
/** A number of stars, from one up. */
export interface RatingField extends FieldBase {
  kind: 'rating'
  /** How many stars there are at most; 5 when absent. */
  stars?: number
}
/** A colour, `#1f7a4d`. */
export interface ColorField extends FieldBase {
  kind: 'color'
}
/** A postal address in parts. */
export interface AddressField extends FieldBase {
  kind: 'address'
}
/** A number given to every record when it is made. Numbers that were given and not used are not given again. */
export interface IdentifierField extends FieldBase {
  kind: 'identifier'
  /** How it is written: `MA-{0000}`. */
  pattern: string
}
/** How something repeats: an RRULE by RFC 5545 in whole days, `FREQ=MONTHLY;BYDAY=-1FR`. */
export interface RecurrenceField extends FieldBase {
  kind: 'recurrence'
}

/** Files that were brought, such as a contract or pictures of a machine. */
export interface FileField extends FieldBase {
  kind: 'file'
  /** How many there may be; 20 when absent. */
  most?: number
  /** How large each may be; 25 when absent. */
  maxMegabytes?: number
  /** What sorts of file may be brought; any when absent. */
  accepts?: readonly FileSort[]
}

/** A sort of file that people tell apart. */
export type FileSort = 'picture' | 'document' | 'table' | 'sound' | 'video'

/**
 * Any number of records of another object, each link with columns of its own. It has no column: the links are records of the object `through`, with two
 * references and whatever columns people gave it. The object linked to has the same field from its side.
 */
export interface LinksField extends FieldBase {
  kind: 'links'
  /** Name of the object linked to. */
  to: string
  /** Name of the object whose records are the links. */
  through: string
  /** Key of the reference over there to the record that has this field. */
  here: string
  /** Key of the reference over there to the linked record. */
  there: string
  /** Key of the same field of the object linked to. */
  inverse?: string
  /** What that field is called; the object that has this one, when absent. */
  inverseLabel?: string
  /** It is that other side, made from the field it mirrors: its settings are changed there. */
  isMirror?: boolean
}

/**
 * One record of one of several objects. It has no column: for each object there is a reference, a field of its own with `partOf`, and at most one of them is
 * filled. So each way is asked for, joined, followed and merged like any reference.
 */
export interface AnyReferenceField extends FieldBase {
  kind: 'anyReference'
  /** Names of the objects pointed to; all whose records people write, when absent. */
  targets?: readonly string[]
  /** Without `targets`: names of the objects that came with Regulars when the field was made. */
  known?: readonly string[]
  /** Name by which those objects know the records here. */
  inverse?: string
  /** The reference to each of the objects; found when definitions are put together. */
  ways?: readonly ReferenceWay[]
}

/** The reference by which a field leads to one of its objects. */
export interface ReferenceWay {
  /** Name of the object. */
  to: string
  /** Key of the reference. */
  key: string
  /** Its column. */
  column: string
}

/** Structured data that only code reads. Not filterable, not sortable. */
export interface JsonField extends FieldBase {
  kind: 'json'
}

export type Field =
  | TextField
  | LongTextField
  | NumberField
  | MoneyField
  | ShareField
  | YesNoField
  | DateField
  | InstantField
  | SelectField
  | MultiSelectField
  | EmailField
  | PhoneField
  | LinkField
  | CurrencyField
  | CountryField
  | ReferenceField
  | RichTextField
  | TimeField
  | DurationField
  | RatingField
  | ColorField
  | AddressField
  | IdentifierField
  | RecurrenceField
  | FileField
  | LinksField
  | AnyReferenceField
  | JsonField

export type FieldKind = Field['kind']
export type FieldOf<K extends FieldKind> = Extract<Field, { kind: K }>

/** A postal address; parts that are not known are left out. `country` is an ISO 3166-1 alpha-2 code. */
export interface Address {
  street?: string
  postcode?: string
  city?: string
  region?: string
  country?: string
}

/** A file of a record. Those who write name it by its id; the rest is known since it was brought. */
export interface FileValue {
  id: string
  name?: string
  /** Media type, found from its content or its name: `image/png`. */
  type?: string
  bytes?: number
  /** There is a small picture of it. */
  thumbnail?: boolean
}

/** A linked record: its id, what it is called when that may be seen, the id of the link, and the columns of the link by property. */
export type LinkValue = { id: string; title?: string | null; link?: string } & Record<string, unknown>

/** Links that come and go, where the others stay. */
export interface LinksChange {
  add?: LinkValue[]
  remove?: string[]
}

/** A record of some object. `title` is told by the product, to those who may see it. */
export interface AnyReferenceValue {
  object: string
  id: string
  title?: string | null
}

/** What a value of each kind is in code and in JSON. */
export interface FieldValues {
  text: string
  longText: string
  number: number
  money: number
  share: number
  yesNo: boolean
  date: string
  instant: string
  select: string
  multiSelect: string[]
  email: string
  phone: string
  link: string
  currency: string
  country: string
  reference: string
  richText: string
  time: string
  duration: number
  rating: number
  color: string
  address: Address
  identifier: string
  recurrence: string
  file: FileValue[]
  links: LinkValue[] | LinksChange
  anyReference: AnyReferenceValue
  json: unknown
}

/** The options of a field that has some; none for all others. */
export const optionsOf = (field: Field): readonly SelectOption[] =>
  field.kind === 'select' || field.kind === 'multiSelect' ? field.options : []
