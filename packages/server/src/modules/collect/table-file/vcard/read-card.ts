import { type ContentLine, valueParts, valueText } from './content-lines.ts'

/** Columns that a card becomes, in the order in which they are shown. A second e-mail address is “E-mail 2”, and so on. */
export const cardColumns = [
  'Name',
  'First name',
  'Middle name',
  'Last name',
  'Prefix',
  'Suffix',
  'Nickname',
  ...numbered('E-mail'),
  ...numbered('Phone'),
  'Company',
  'Department',
  'Job title',
  'Birthday',
  ...numbered('Street'),
  ...numbered('Postcode'),
  ...numbered('City'),
  ...numbered('Region'),
  ...numbered('Country'),
  'Website',
  'Categories',
  'Note',
  'Language',
  'Regulars id',
]

function numbered(column: string): string[] {
  return [column, ...[2, 3, 4].map((place) => `${column} ${place}`)]
}

type Add = (column: string, value: string | undefined) => void

/** One entry for each property that has a column of its own; all others are shown under their own name. */
const properties: Record<string, (line: ContentLine, add: Add) => void> = {
  FN: (line, add) => add('Name', valueText(line)),
  N(line, add) {
    const [last, first, middle, prefix, suffix] = valueParts(line, ';')
    add('Last name', last)
    add('First name', first)
    add('Middle name', middle?.split(/\s*,\s*/).join(' '))
    add('Prefix', prefix)
    add('Suffix', suffix)
  },
  NICKNAME: (line, add) => add('Nickname', valueText(line)),
  EMAIL: (line, add) => add('E-mail', valueText(line).replace(/^mailto:/i, '')),
  TEL(line, add) {
    const number = valueText(line).replace(/^tel:/i, '').replace(/;ext=/i, ' x')
    const types = line.parameters.get('TYPE') ?? []
    add(types.includes('fax') ? 'Fax' : types.includes('pager') ? 'Pager' : 'Phone', number)
  },
  ORG(line, add) {
    const [company, ...departments] = valueParts(line, ';')
    add('Company', company)
    add('Department', departments.filter(Boolean).join(', '))
  },
  TITLE: (line, add) => add('Job title', valueText(line)),
  BDAY: (line, add) => addBirthday(valueText(line), add),
  ADR(line, add) {
    const [box, extended, street, city, region, postcode, country] = valueParts(line, ';')
    const lines = [street, extended, box].filter(Boolean).join('\n').split('\n')
    add(
      'Street',
      lines
        .map((each) => each.trim())
        .filter(Boolean)
        .join(', '),
    )
    add('City', city)
    add('Region', region)
    add('Postcode', postcode)
    add('Country', country)
  },
  URL: (line, add) => add('Website', valueText(line)),
  CATEGORIES: (line, add) =>
    add('Categories', valueParts(line, ',').filter(Boolean).map(quotedEntry).join(', ')),
  NOTE: (line, add) => add('Note', valueText(line)),
  LANG: (line, add) => add('Language', valueText(line)),
  UID(line, add) {
    const uuid = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(valueText(line))?.[1]
    add(uuid ? 'Regulars id' : 'UID', uuid ?? valueText(line))
  },
}

/** Says nothing about the person, or repeats what another property says. */
const passedOver = new Set([
  'VERSION',
  'PRODID',
  'REV',
  'LABEL',
  'AGENT',
  'PROFILE',
  'CLASS',
  'X-ABLABEL',
  'X-ABADR',
])

/** An entry of a list that holds the sign between entries is put in quotation marks. */
const quotedEntry = (entry: string): string =>
  /[,;"]/.test(entry) ? `"${entry.replaceAll('"', '""')}"` : entry

function addBirthday(written: string, add: Add): void {
  const day = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(written)
  if (day) add('Birthday', `${day[1]}-${day[2]}-${day[3]}`)
  else add('Birthday without year', written)
}

/** Columns of which a card may fill several: the address of a second home is not written over that of the first. */
const several = /^(E-mail|Phone|Street)$/
const partsOfAddress = new Set(['Street', 'City', 'Region', 'Postcode', 'Country'])

/** The cells of one card by column. What is preferred comes first among several of a kind. */
export function readCard(lines: readonly ContentLine[]): Map<string, string> {
  const values = new Map<string, string>()
  const ordered = [...lines].sort((a, b) => rank(a) - rank(b))
  let addresses = 0
  for (const line of ordered) {
    if (passedOver.has(line.name)) continue
    if (line.name === 'ADR' && valueText(line).replaceAll(';', '') !== '') addresses++
    const read = properties[line.name] ?? ((each: ContentLine, add: Add) => add(each.name, valueText(each)))
    read(line, (column, value) => put(values, column, value?.trim() ?? '', addresses))
  }
  return values
}

function put(values: Map<string, string>, column: string, value: string, addresses: number): void {
  if (value === '') return
  if (partsOfAddress.has(column)) {
    values.set(addresses < 2 ? column : `${column} ${addresses}`, value)
    return
  }
  const first = values.get(column)
  if (first === undefined || first === value) values.set(column, value)
  else if (several.test(column)) {
    let place = 2
    while (values.has(`${column} ${place}`)) place++
    values.set(`${column} ${place}`, value)
  } else if (column === 'Note') values.set(column, `${first}\n${value}`)
  else if (column !== 'Birthday' && column !== 'Name') values.set(column, `${first}, ${value}`)
}

/** Preferred before others, mobile before other telephones; the rest in the order of the card. */
function rank({ name, parameters }: ContentLine): number {
  const types = parameters.get('TYPE') ?? []
  if (types.includes('pref') || parameters.get('PREF')?.includes('1')) return 0
  return name === 'TEL' && types.includes('cell') ? 1 : 2
}
