import { emailKind } from '../fields/kinds/email.ts'
import { bad, good, type Parsed, type ParseSetting } from '../fields/kinds/kind.ts'
import { cleanText, parseText } from '../fields/kinds/text-values.ts'
import { lowerText } from '../words/fold.ts'

/** A kind of thing by which a person is known. */
interface IdentifierKindDefinition {
  label: string
  /** As sentences say it, with its article left out: "a member card". */
  said: string
  /** Reads what was written into the one form in which it is kept and compared. */
  normalise(written: string, setting: ParseSetting): Parsed<string>
}

const longest = 320

/** A number that the business gave out: spaces between its groups say nothing. */
function readNumber(written: string): Parsed<string> {
  return plain(written.replaceAll(/\s+/g, ''), 100)
}

function plain(written: string, maxLength: number): Parsed<string> {
  const text = parseText(written, 'one', maxLength)
  if (!text.ok) return text
  return text.value === null ? bad('must not be empty.') : good(text.value)
}

function readEmail(written: string, setting: ParseSetting): Parsed<string> {
  const read = emailKind.parse(written, { kind: 'email' }, setting)
  if (!read.ok) return read
  return read.value === null ? bad('must not be empty.') : good(lowerText(read.value))
}

function readPhoneNumber(written: string, { readPhone, country }: ParseSetting): Parsed<string> {
  const bare = cleanText(written, 'one')
  const number = readPhone ? readPhone(bare, country) : bare.replace(/[\s().\-/]/g, '').replace(/^00/, '+')
  if (number && /^\+[1-9]\d{6,14}$/.test(number)) return good(number)
  return bad('must be a telephone number with its country code, such as +48 58 301 00 00.')
}

/** The name on a social network: `instagram.com/marta`, from a link as from `@marta` on its own. */
function readSocial(written: string): Parsed<string> {
  const text = lowerText(cleanText(written, 'one'))
    .replace(/^https?:\/\//, '')
    .replace(/^(www|m)\./, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
  return plain(text, 200)
}

/**
 * Kinds of identifier, the most telling first: where identifiers of one touchpoint name different people, the earlier kind is believed. What the
 * business itself gave out comes before what people type, and a device, which a family may share, comes last. A further kind is one entry.
 */
export const identifierKinds = {
  customerNumber: {
    label: 'Customer number',
    said: 'customer number',
    normalise: readNumber,
  },
  memberCard: { label: 'Member card', said: 'member card', normalise: readNumber },
  loyaltyNumber: { label: 'Loyalty number', said: 'loyalty number', normalise: readNumber },
  accountNumber: { label: 'Account', said: 'account', normalise: readNumber },
  email: { label: 'E-mail', said: 'e-mail address', normalise: readEmail },
  paymentToken: {
    label: 'Payment card',
    said: 'payment card',
    normalise: (written) => plain(written, longest),
  },
  phone: { label: 'Phone', said: 'phone number', normalise: readPhoneNumber },
  social: { label: 'Social name', said: 'social name', normalise: readSocial },
  device: {
    label: 'Device',
    said: 'device',
    normalise: (written) => plain(written, 200),
  },
} as const satisfies Record<string, IdentifierKindDefinition>

/** Name of a kind of identifier. */
export type IdentifierKind = keyof typeof identifierKinds

/** The names of the kinds, the most telling first. */
export const identifierKindNames = Object.keys(identifierKinds) as IdentifierKind[]

/**
 * Reads an identifier into the form in which it is kept and compared: addresses in small letters, telephone numbers in E.164, numbers without spaces.
 * Payment card numbers are refused whatever they are said to be.
 *
 * @example normaliseIdentifier('email', 'Jo@Example.com ', {}) // { ok: true, value: 'jo@example.com' }
 */
export const normaliseIdentifier = (
  kind: IdentifierKind,
  written: string,
  setting: ParseSetting,
): Parsed<string> => identifierKinds[kind].normalise(written, setting)
