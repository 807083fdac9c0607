/** Every file of the public sets of awkward files, with what must come of it: how many rows and how the first ones begin, or why it is refused. */
import { readdirSync, statSync } from 'node:fs'
import { expect, it } from 'vitest'
import { dataSet, describeWithDataSets } from '../testing.ts'
import { detectFormat } from './detect-format.ts'
import { readRows } from './read-rows.ts'

/** Rows with the header, and beginnings of the first of them; or the code of the refusal. */
type Outcome = { rows: number; starts: string[][] } | string

const card = (rows: number, names: string[], first: string[]): Outcome => ({
  rows: rows + 1,
  starts: [names, first],
})

const outcomes: Record<string, Outcome> = {
  'csv-torture/messy/begrotingsanalyse-2011.csv': { rows: 40, starts: [['', '', 'provincie']] },
  'csv-torture/messy/characters.csv': { rows: 383, starts: [['id', '景點編號', '景點中文名稱']] },
  'csv-torture/messy/complex.csv': { rows: 4, starts: [['date', ' another date'], ['2011-01-01']] },
  'csv-torture/messy/excel_pasting.csv': {
    rows: 18,
    starts: [
      ['Year', '2000'],
      ['Timber', '2,666'],
    ],
  },
  'csv-torture/messy/mixedGLB.csv': {
    rows: 134,
    starts: [
      ['Year', 'Jan'],
      ['1880', '-43'],
    ],
  },
  'csv-torture/messy/null.csv': {
    rows: 10,
    starts: [
      ['1', 'null'],
      ['2', '0'],
    ],
  },
  'csv-torture/messy/simple.psv': {
    rows: 29,
    starts: [
      ['Year', 'New dwellings'],
      ['1986', '44000'],
    ],
  },
  'csv-torture/messy/utf8bom.csv': { rows: 1, starts: [['kitten', 'win']] },
  'csv-torture/spectrum/comma_in_quotes.csv': {
    rows: 2,
    starts: [['first'], ['John', 'Doe', '120 any st.']],
  },
  'csv-torture/spectrum/comma_in_quotes.expected.json': { rows: 2, starts: [['first'], ['John', 'Doe']] },
  'csv-torture/spectrum/empty.csv': {
    rows: 3,
    starts: [
      ['a', 'b', 'c'],
      ['1', '', ''],
    ],
  },
  'csv-torture/spectrum/empty.expected.json': {
    rows: 3,
    starts: [
      ['a', 'b', 'c'],
      ['1', '', ''],
    ],
  },
  'csv-torture/spectrum/escaped_quotes.csv': {
    rows: 3,
    starts: [
      ['a', 'b'],
      ['1', 'ha "ha" ha'],
    ],
  },
  'csv-torture/spectrum/escaped_quotes.expected.json': {
    rows: 3,
    starts: [
      ['a', 'b'],
      ['1', 'ha "ha" ha'],
    ],
  },
  'csv-torture/spectrum/newlines.csv': { rows: 4, starts: [['a'], ['1'], ['Once upon \na time', '5', '6']] },
  'csv-torture/spectrum/newlines.expected.json': { rows: 4, starts: [['a'], ['1'], ['Once upon \na time']] },
  'csv-torture/spectrum/simple_crlf.csv': {
    rows: 2,
    starts: [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  },
  'csv-torture/spectrum/simple_crlf.expected.json': {
    rows: 2,
    starts: [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ],
  },
  'csv-torture/spectrum/utf8.csv': { rows: 3, starts: [['a'], ['1'], ['4', '5', 'ʤ']] },
  'csv-torture/spectrum/utf8.expected.json': { rows: 3, starts: [['a'], ['1'], ['4', '5', 'ʤ']] },

  'spreadsheets/messytables_excel_properties.xls': 'import.not-a-table',
  'spreadsheets/messytables_libreoffice.xlsx': 'import.empty-file',
  'spreadsheets/messytables_multilineods.ods': { rows: 1, starts: [['1\n2\n3\n4']] },
  'spreadsheets/messytables_simple.ods': {
    rows: 4,
    starts: [
      ['Name', 'Age', 'When'],
      ['Bob', '20', '2010-10-10'],
    ],
  },
  'spreadsheets/messytables_simple.xls': 'import.not-a-table',
  'spreadsheets/messytables_simple.xlsx': {
    rows: 7,
    starts: [
      ['date', 'temperature'],
      ['2011-01-01', '1', 'Galway'],
    ],
  },
  'spreadsheets/tealeg_badfile_noWorkbookRels.xlsx': 'import.not-a-table',
  'spreadsheets/tealeg_empty_rows.xlsx': {
    rows: 2,
    starts: [
      ['A3', 'B3'],
      ['A4', 'B4'],
    ],
  },
  'spreadsheets/tealeg_googleDocsTest.xlsx': { rows: 2, starts: [['This is a test spreadsheet']] },
  'spreadsheets/tealeg_inlineStrings.xlsx': {
    rows: 28,
    starts: [
      ['', 'Date', 'Campaign'],
      ['', '06/25/16'],
    ],
  },
  'spreadsheets/tealeg_macExcelTest.xlsx': { rows: 1, starts: [['编号']] },
  'spreadsheets/tealeg_merged_cells.xlsx': {
    rows: 7,
    starts: [
      ['Date', 'Product'],
      ['01.01.2016', 'A', '4'],
    ],
  },
  'spreadsheets/tealeg_namespaced.xlsx': { rows: 2, starts: [['w', 'w']] },
  'spreadsheets/tealeg_original.xlsx': { rows: 5, starts: [['Column A', 'Column B', 'Column C'], ['1']] },
  // Its 4,263 rows have looks but no values.
  'spreadsheets/tealeg_testFileToSlice.xlsx': 'import.empty-file',
  'spreadsheets/tealeg_testcelltypes.xlsx': {
    rows: 8,
    starts: [
      ['hello world', 'string'],
      ['日本語', 'string'],
    ],
  },
  'spreadsheets/tealeg_testhyperlinks.xlsx': {
    rows: 4,
    starts: [
      ['Name', 'Date'],
      ['Alice', '2020-03-20', '24315'],
    ],
  },

  'vcards/John_Doe_ANDROID.vcf': card(6, ['Name', 'First name'], ['', '', '', 'john.doe@company.com']),
  'vcards/John_Doe_GMAIL.vcf': card(
    1,
    ['Name', 'First name', 'Middle name', 'Last name', 'Prefix'],
    ['Mr. John Richter, James Doe Sr.', 'John', 'Richter James', 'Doe', 'Mr.'],
  ),
  'vcards/John_Doe_IPHONE.vcf': card(
    1,
    ['Name', 'First name', 'Middle name'],
    ['Mr. John Richter James Doe Sr.'],
  ),
  'vcards/John_Doe_MS_OUTLOOK.vcf': card(
    1,
    ['Name', 'First name'],
    ['Mr. John Richter James Doe Sr.', 'John'],
  ),
  'vcards/evolution_01.vcf': card(
    1,
    ['Name', 'E-mail', 'E-mail 2', 'Phone'],
    ['Frank Dawson', 'Frank_Dawson@Lotus.com', 'fdawson@earthlink.net', '+1-919-676-9515'],
  ),
  'vcards/evolution_03.vcf': card(
    1,
    ['Name', 'First name', 'Middle name', 'Last name'],
    ['Nat', 'Nat', 'D', 'Friedman'],
  ),
  'vcards/evolution_05.vcf': card(
    1,
    ['Name', 'First name', 'E-mail'],
    ['十城目管理大型知座', '十城目管理大型知座', 'weird@weird.com'],
  ),
  'vcards/evolution_07.vcf': 'import.broken-row',
  'vcards/evolution_09.vcf': 'import.broken-row',
  'vcards/evolution_11.vcf': card(
    1,
    ['Name', 'First name', 'Last name'],
    ['Invalid AttributeParam', 'Invalid'],
  ),
  'vcards/evolution_migrate_01.vcf': card(
    1,
    ['First name', 'Last name'],
    ['First Name', 'bad', 'micheal@jackson.com'],
  ),
  'vcards/evolution_migrate_07.vcf': card(
    1,
    ['First name', 'Last name'],
    ['First Name', 'bät', '+49-89-7888 99'],
  ),
  'vcards/evolution_migrate_15.vcf': card(1, ['First name', 'Last name'], ['First Name', 'black-bird']),
  'vcards/fullcontact.vcf': card(1, ['Name', 'First name'], ['Prefix FirstName MiddleName LastName Suffix']),
  'vcards/gmail-list.vcf': card(
    3,
    ['Name', 'First name', 'Last name', 'E-mail'],
    ['Arnold Smith', 'Arnold', 'Smith', 'asmithk@gmail.com'],
  ),
  'vcards/gmail-single.vcf': card(
    1,
    ['Name', 'First name', 'Last name'],
    ['Greg Dartmouth', 'Greg', 'Dartmouth'],
  ),
  'vcards/icaljs_vcard.vcf': card(
    1,
    ['Name', 'First name', 'Middle name'],
    ['J. Doe', 'John', 'Philip Paul'],
  ),
  'vcards/icaljs_vcard_grouped.vcf': card(
    1,
    ['Street', 'Street 2'],
    ['street, apt, pobox', 'street1, apt1, pobox1'],
  ),
  'vcards/outlook-2007.vcf': card(
    1,
    ['Name', 'First name', 'Last name'],
    ['Mr. Michael Angstadt Jr.', 'Michael'],
  ),
  'vcards/rfc2426-example.vcf': card(2, ['Name', 'E-mail'], ['Frank Dawson', 'Frank_Dawson@Lotus.com']),
  'vcards/roundcube_apple.vcf': card(
    1,
    ['Name', 'Company', 'Street', 'Postcode', 'City', 'Country'],
    [
      'Apple Computer AG',
      'Apple Computer AG',
      'Birgistrasse 4a',
      '8304',
      'Wallisellen-Zürich',
      'Switzerland',
    ],
  ),
  'vcards/roundcube_contacts.vcf': card(2, ['Name', 'First name'], ['Aleksander Machniak', 'Aleksander']),
  'vcards/roundcube_johndoe.vcf': card(
    1,
    ['Name', 'First name', 'Last name', 'E-mail'],
    ['John Doë', 'John', 'Doë', 'roundcube@gmail.com'],
  ),

  'contact-exports/atomic-crm_contacts_1.csv': {
    rows: 501,
    starts: [
      ['id', 'first_name'],
      ['2', 'Shelley'],
    ],
  },
  'contact-exports/composed_google_contacts_new_small.csv': {
    rows: 2,
    starts: [['First Name'], ['Grace', 'B.']],
  },
  'contact-exports/composed_hubspot_contacts.csv': { rows: 6, starts: [['Record ID'], ['101', 'Camille']] },
  'contact-exports/composed_linkedin_connections.csv': {
    rows: 5,
    starts: [['First Name'], ['Åsa', 'Lindqvist']],
  },
  'contact-exports/dittofeed_missing-headers-users.csv': {
    rows: 5,
    starts: [['d1bdf186-7dd9-485e-9f93-6e0e3f3e6b8a']],
  },
  'contact-exports/dittofeed_missing-some-identifiers.csv': { rows: 6, starts: [['id'], ['', '', 'John']] },
  'contact-exports/dittofeed_users.csv': { rows: 6, starts: [['id', 'email']] },
  'contact-exports/roundcube_email.csv': { rows: 5, starts: [['Primary Email'], ['test1@domain.tld']] },
  'contact-exports/roundcube_email.expected.vcf': card(4, ['Name', 'E-mail'], ['test1@domain.tld']),
  'contact-exports/roundcube_gmail.csv': {
    rows: 2,
    starts: [['Name'], ['Prefix Firstname Middle Lastname Suffix']],
  },
  'contact-exports/roundcube_gmail.expected.vcf': card(
    1,
    ['Name'],
    ['Prefix Firstname Middle Lastname Suffix'],
  ),

  'person-names/humanparser_cases.json': 'import.not-a-table',
  'phone-numbers/example_numbers.csv': {
    rows: 565,
    starts: [
      ['calling_code', 'region'],
      ['1', 'AI'],
    ],
  },
  'email-addresses/isemail_tests.jsonl': {
    rows: 83,
    starts: [
      ['id', 'address', 'category'],
      ['1', ''],
    ],
  },
}

const folders = [...new Set(Object.keys(outcomes).map((path) => path.split('/')[0]!)), 'addresses']

describeWithDataSets('every awkward file', () => {
  const filesIn = (path: string): string[] =>
    statSync(dataSet(path)).isDirectory()
      ? readdirSync(dataSet(path)).flatMap((name) => filesIn(`${path}/${name}`))
      : [path]

  it.each(folders.flatMap(filesIn))('%s is read rightly or refused with a sentence', async (path) => {
    const outcome = path.endsWith('.yaml') ? 'import.not-a-table' : outcomes[path]
    if (path.endsWith('MANIFEST.csv')) return expect((await readAll(dataSet(path)))[0]?.[0]).toBe('file')
    if (outcome === undefined) throw new Error(`${path} has no expected outcome.`)
    if (typeof outcome === 'string')
      return expect(readAll(dataSet(path))).rejects.toMatchObject({ code: outcome })
    const rows = await readAll(dataSet(path))
    expect(rows).toHaveLength(outcome.rows)
    expect(outcome.starts.map((start, at) => rows[at]?.slice(0, start.length))).toEqual(outcome.starts)
  })
})

async function readAll(path: string): Promise<string[][]> {
  const { format } = await detectFormat(path)
  const rows: string[][] = []
  for await (const some of readRows(path, format)) rows.push(...some.map(({ cells }) => cells))
  return rows
}
