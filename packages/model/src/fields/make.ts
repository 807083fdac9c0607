import type { Field, FieldKind, FieldOf, SelectOption } from './field.ts'
import type { RollUp } from './roll-up.ts'

type Options<K extends FieldKind> = Omit<FieldOf<K>, 'kind'>

/** A maker of fields of one kind that keeps the literal type of what it was given, so row types can be derived from it. */
function maker<K extends Exclude<FieldKind, 'select' | 'multiSelect' | 'reference' | 'identifier' | 'links'>>(
  kind: K,
) {
  return <const O extends Options<K>>(options?: O): { kind: K } & O => ({ kind, ...(options as O) })
}

/** One line of text. */
export const text = maker('text')
/** Text of several lines. */
export const longText = maker('longText')
/** A number, whole when `integer`. */
export const number = maker('number')
/** An amount in minor units, with its currency in a sibling field. */
export const money = maker('money')
/** A share or probability between 0 and 1. */
export const share = maker('share')
/** Yes or no. */
export const yesNo = maker('yesNo')
/** A calendar day. */
export const date = maker('date')
/** A moment in time. */
export const instant = maker('instant')
/** An e-mail address, kept as typed, compared in lower case. */
export const email = maker('email')
/** A telephone number, in E.164 where it can be read as one. */
export const phone = maker('phone')
/** A web address. */
export const link = maker('link')
/** An ISO 4217 currency code. */
export const currency = maker('currency')
/** An ISO 3166-1 alpha-2 country code. */
export const country = maker('country')
/** Text with headings, lists, emphasis and links, in a part of Markdown. */
export const richText = maker('richText')
/** A time of day. */
export const time = maker('time')
/** A span of time in whole seconds. */
export const duration = maker('duration')
/** A number of stars. */
export const rating = maker('rating')
/** A colour. */
export const color = maker('color')
/** A postal address in parts. */
export const address = maker('address')
/** How something repeats. */
export const recurrence = maker('recurrence')
/** Files that were brought. */
export const file = maker('file')
/** One record of one of several objects. */
export const anyReference = maker('anyReference')
/** Structured data that only code reads. */
export const json = maker('json')

/** One of a fixed list; options as `value: label` or in full. */
export function select<const V extends string, const O extends Omit<FieldOf<'select'>, 'kind' | 'options'>>(
  options: Record<V, string> | ReadonlyArray<SelectOption & { value: V }>,
  more?: O,
) {
  return { kind: 'select' as const, options: toOptions(options), ...(more as O) }
}

/** Any number of a list of options. */
export function multiSelect<
  const V extends string,
  const O extends Omit<FieldOf<'multiSelect'>, 'kind' | 'options'>,
>(options: Record<V, string> | ReadonlyArray<SelectOption & { value: V }>, more?: O) {
  return { kind: 'multiSelect' as const, options: toOptions(options), ...(more as O) }
}

/** One record of another object. */
export function reference<const O extends Omit<FieldOf<'reference'>, 'kind' | 'to'>>(to: string, more?: O) {
  return { kind: 'reference' as const, to, ...(more as O) }
}

/**
 * A field of any kind whose value follows from other fields by a formula. The kind says what comes out, so lists, filters, cells and the API treat it
 * like any field of that kind; nobody can write it.
 */
export const formula = <const F extends Field>(written: string, result: F) => ({
  ...result,
  formula: written,
  readOnly: true as const,
})

/** A field whose value sums up related records: `rollUp({ over: 'orders', take: 'sum', of: 'total' }, money())`. Counts and sums of nothing are 0. */
export const rollUp = <const F extends Field>(summed: RollUp, result: F) => ({
  ...result,
  ...(!result.live && (summed.take === 'count' || summed.take === 'sum') ? { default: 0 } : {}),
  rollUp: summed,
  readOnly: true as const,
})

function toOptions<V extends string>(
  options: Record<V, string> | ReadonlyArray<SelectOption & { value: V }>,
): ReadonlyArray<SelectOption & { value: V }> {
  if (Array.isArray(options)) return options
  return Object.entries(options as Record<V, string>).map(([value, label]) => ({
    value: value as V,
    label: label as string,
  }))
}

/** Proof for the compiler that every maker yields a `Field`. */
export type AnyMadeField = Field
