import type { Address } from '../field.ts'
import { countryKind } from './country.ts'
import { bad, good, type KindDefinition, type Parsed, quoted } from './kind.ts'
import { parseText, textOperand } from './text-values.ts'

/** The parts of an address, in the order in which they are asked for. */
export const addressParts = ['street', 'postcode', 'city', 'region', 'country'] as const
export type AddressPart = (typeof addressParts)[number]

/** What people call a part. */
export const addressPartLabels: Readonly<Record<AddressPart, string>> = {
  street: 'Street',
  postcode: 'Postcode',
  city: 'City',
  region: 'Region',
  country: 'Country',
}

/** An address in one line, as it is searched; `address_line` in the database gives the same. */
export function addressLine({ street, postcode, city, region, country }: Address): string {
  const town = [postcode, city].filter(Boolean).join(' ')
  return [street, town, region, country].filter(Boolean).join(', ')
}

function readPart(part: AddressPart, value: unknown): Parsed<string | null> {
  if (part === 'country' && value !== '') return countryKind.parse(value, { kind: 'country' }, {})
  return parseText(value, 'one', 200)
}

function readParts(given: object): Parsed<Address | null> {
  const address: Address = {}
  for (const [name, value] of Object.entries(given)) {
    const part = addressParts.find((each) => each === name)
    if (!part) return bad(`has no part ${quoted(name)}; it has ${addressParts.join(', ')}.`)
    if (value === null || value === undefined) continue
    const read = readPart(part, value)
    if (!read.ok) return read.problem.startsWith('“') ? read : bad(`(${part}) ${read.problem}`)
    if (read.value !== null) address[part] = read.value
  }
  const ordered = addressParts.flatMap((part) => (address[part] ? [[part, address[part]]] : []))
  return good(ordered.length === 0 ? null : (Object.fromEntries(ordered) as Address))
}

const town = /^((?:[A-Z]{1,2}-)?\d[\d -]{2,9}\d|\d{3,10})\s+(\D.*)$/

/** Reads an address written in lines or with commas: street, postcode with city, what else there is, country by its letters. */
function readLines(written: string): Parsed<Address | null> {
  const lines = written.split(/[\n,]/).flatMap((line) => line.trim() || [])
  const country = countryKind.parse(lines.at(-1) ?? '', { kind: 'country' }, {})
  const rest = country.ok ? lines.slice(0, -1) : lines
  const at = rest.findIndex((line) => town.test(line))
  const [, postcode, city] = at < 0 ? [] : town.exec(rest[at]!)!
  const others = rest.filter((_, index) => index !== at)
  const isTown = at < 0 && others.length === 1 && !/\d/.test(others[0]!)
  const [street, next, ...more] = isTown ? [undefined, others[0]] : others
  return readParts({
    street,
    postcode,
    city: city ?? next,
    region: (city === undefined ? more : [next, ...more]).filter(Boolean).join(', '),
    country: country.ok ? country.value : null,
  })
}

/** A postal address in parts, any of which may be missing. Compared as one line. */
export const addressKind: KindDefinition<'address'> = {
  kind: 'address',
  compares: 'text',
  operators: ['contains', 'notContains', 'startsWith', 'isEmpty', 'isNotEmpty'],
  parse(value) {
    if (typeof value === 'string') return readLines(value)
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return bad('must be an address: one object with street, postcode, city, region and country.')
    return readParts(value)
  },
  operand: textOperand,
  text: addressLine,
  format(value, _field, { locale = 'en-GB' }) {
    const country = value.country && countryKind.format(value.country, { kind: 'country' }, { locale })
    return addressLine({ ...value, ...(country ? { country } : {}) })
  },
  jsonSchema: () => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      addressParts.map((part) => [
        part,
        part === 'country'
          ? { type: 'string', pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2 code.' }
          : { type: 'string', maxLength: 200 },
      ]),
    ),
  }),
}
