import type { ExportColumn, ExportedRecord, ExportValue } from './export-column.ts'
import type { ExportFormat } from './export-format.ts'
import { textOfValue } from './text-of-value.ts'

/** vCard 3.0, which every address book reads. What it has no place for stands in properties of our own, so that nothing is lost on the way back. */
export const vcardFormat: ExportFormat = {
  key: 'vcf',
  label: 'vCard',
  extension: 'vcf',
  mediaType: 'text/vcard; charset=utf-8',
  fits: ({ person }) => person === true,
  async *write({ columns, records }) {
    for await (const some of records) yield some.map((record) => cardOf(columns, record)).join('')
  },
}

type Text = (key: string) => string

/** Properties by the keys of the fields that they hold. A property is left out when all of them are empty. */
const properties: ReadonlyArray<[keys: readonly string[], property: string, value: (text: Text) => string]> =
  [
    [['firstName', 'lastName'], 'N', (text) => `${text('lastName')};${text('firstName')};;;`],
    [['email'], 'EMAIL;TYPE=INTERNET', (text) => text('email')],
    [['phone'], 'TEL', (text) => text('phone')],
    [['company'], 'ORG', (text) => text('company')],
    [['jobTitle'], 'TITLE', (text) => text('jobTitle')],
    [['birthday'], 'BDAY', (text) => text('birthday')],
    [
      ['street', 'city', 'region', 'postcode', 'country'],
      'ADR',
      (text) => `;;${['street', 'city', 'region', 'postcode', 'country'].map(text).join(';')}`,
    ],
    [['about'], 'NOTE', (text) => text('about')],
    [['language'], 'LANG', (text) => text('language')],
  ]

const placed = new Set(['name', 'tags', 'regularsId', ...properties.flatMap(([keys]) => keys)])

function cardOf(columns: readonly ExportColumn[], record: ExportedRecord): string {
  const values = new Map(columns.map(({ key, valueIn }) => [key, valueIn(record)]))
  const text: Text = (key) => escaped(textOfValue(values.get(key) ?? null))
  const lines = [`FN:${text('name')}`]
  // vCard 3.0 wants the property, also where it says nothing.
  if (!values.get('firstName') && !values.get('lastName')) lines.push('N:;;;;')
  for (const [keys, property, value] of properties)
    if (keys.some((key) => filled(values.get(key)))) lines.push(`${property}:${value(text)}`)
  const tags = values.get('tags')
  if (Array.isArray(tags) && tags.length > 0) lines.push(`CATEGORIES:${tags.map(escaped).join(',')}`)
  for (const [key, value] of values)
    if (!placed.has(key) && filled(value))
      lines.push(`X-REGULARS-${key.replace(/\W/g, '-').toUpperCase()}:${text(key)}`)
  lines.push(`UID:urn:uuid:${text('regularsId')}`)
  return ['BEGIN:VCARD', 'VERSION:3.0', ...lines.map(folded), 'END:VCARD', ''].join('\r\n')
}

const filled = (value: ExportValue | undefined): boolean =>
  value !== undefined && value !== null && value !== ''

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')

/** Lines are at most 75 bytes long; what goes on begins with a space. No character is cut in two. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line
  const lines = ['']
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > 74) {
      lines.push('')
      bytes = 0
    }
    lines[lines.length - 1] += character
    bytes += size
  }
  return lines.join('\r\n ')
}
