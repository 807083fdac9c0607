/** Exports of other programs: header lines as those programs write them, each with a made-up person. */
import { contact } from '@regulars/model'
import { expect, test } from 'vitest'
import { list } from '../../../records/index.ts'
import { testCollect } from '../testing.ts'
import { recogniseProgram } from './recognise-program.ts'

const { ctx, importFile } = await testCollect()

const outlook =
  "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,Home Street 2,Home Street 3,Home Address PO Box,Home City,Home State,Home Postal Code,Home Country,Spouse,Children,Manager's Name,Assistant's Name,Referred By,Company Main Phone,Business Phone,Business Phone 2,Business Fax,Assistant's Phone,Company,Job Title"
const thunderbird = (region: string, postcode: string, organisation: string) =>
  `First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,Home ${region},Home ${postcode},Home Country,Work Address,Work Address 2,Work City,Work ${region},Work ${postcode},Work Country,Job Title,Department,${organisation},Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes`
const linkedIn =
  'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On'

/** A line in the order of a header, of the cells that are named. */
const row = (header: string, cells: Record<string, string>): string =>
  header
    .split('\n')
    .at(-1)!
    .split(',')
    .map((name) => (cells[name] === undefined ? '' : `"${cells[name].replaceAll('"', '""')}"`))
    .join(',')

test.each([
  {
    program: 'Outlook',
    header: outlook,
    cells: {
      'First Name': 'Ada',
      'Last Name': 'Lund',
      'E-mail Address': 'ada.o@x.example',
      'Home Phone': '+4930111222',
      Company: 'Lund & Co',
      'Job Title': 'Owner',
    },
    becomes: { name: 'Ada Lund', email: 'ada.o@x.example', phone: '+4930111222', jobTitle: 'Owner' },
  },
  {
    program: 'Thunderbird',
    header: thunderbird('State', 'ZipCode', 'Organization'),
    cells: {
      'First Name': 'Bo',
      'Last Name': 'Falk',
      'Display Name': 'Bo Falk',
      'Primary Email': 'bo.t@x.example',
      'Home Address': 'Elm 1',
      'Home City': 'Salem',
      'Home State': 'MA',
      'Home ZipCode': '01970',
      'Birth Year': '1980',
      'Birth Month': '2',
      'Birth Day': '9',
    },
    becomes: {
      name: 'Bo Falk',
      email: 'bo.t@x.example',
      city: 'Salem',
      region: 'MA',
      postcode: '01970',
      birthday: '1980-02-09',
    },
  },
  {
    program: 'Thunderbird',
    header: thunderbird('County', 'Post Code', 'Organisation'),
    cells: {
      'Display Name': 'Cy Hart',
      'Primary Email': 'cy.t@x.example',
      'Home Address': 'Elm 2',
      'Home City': 'York',
      'Home County': 'Yorkshire',
      'Home Post Code': 'YO1 7HH',
    },
    becomes: { name: 'Cy Hart', city: 'York', region: 'Yorkshire', postcode: 'YO1 7HH' },
  },
  {
    program: 'Salesforce',
    header:
      'Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Fax,Mobile,Email,Account Owner',
    cells: {
      'First Name': 'Di',
      'Last Name': 'Voss',
      Title: 'Buyer',
      'Mailing City': 'Bonn',
      Phone: '+4922811',
      Mobile: '+49171222333',
      Email: 'di.s@x.example',
    },
    becomes: {
      name: 'Di Voss',
      jobTitle: 'Buyer',
      city: 'Bonn',
      phone: '+49171222333',
      email: 'di.s@x.example',
    },
  },
  {
    program: 'Mailchimp',
    header:
      'Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS',
    cells: {
      'Email Address': 'ed.m@x.example',
      'First Name': 'Ed',
      'Last Name': 'Roth',
      MEMBER_RATING: '4',
      TAGS: '"VIP","Blog"',
    },
    becomes: { name: 'Ed Roth', email: 'ed.m@x.example', tags: ['VIP', 'Blog'] },
  },
  {
    program: 'LinkedIn',
    header: linkedIn,
    cells: {
      'First Name': 'Fay',
      'Last Name': 'Quist',
      URL: 'https://www.linkedin.com/in/fay',
      'Email Address': 'fay.l@x.example',
      Position: 'Chef',
      'Connected On': '12 Mar 2024',
    },
    becomes: { name: 'Fay Quist', email: 'fay.l@x.example', jobTitle: 'Chef' },
  },
  {
    program: 'HubSpot',
    header: 'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,Contact owner',
    cells: {
      'Record ID': '901',
      'First Name': 'Gil',
      'Last Name': 'Perrin',
      Email: 'gil.h@x.example',
      'Job Title': 'Cook',
    },
    becomes: { name: 'Gil Perrin', email: 'gil.h@x.example', jobTitle: 'Cook' },
  },
])('$program: $becomes.name comes in without a question', async ({ program, header, cells, becomes }) => {
  expect(recogniseProgram(header.split('\n').at(-1)!.split(','))?.program.label).toBe(program)
  const made = await importFile('contacts', `${header}\n${row(header, cells as never)}\n`)
  expect(made).toMatchObject({ created: 1, rejected: 0 })
  const { data } = await list(ctx, contact, { filter: { field: 'name', op: 'is', value: becomes.name } })
  expect(data).toMatchObject([becomes])
})
