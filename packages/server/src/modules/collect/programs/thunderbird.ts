import type { ExportingProgram } from './program.ts'

/** What a language of Thunderbird calls region, postcode and employer. */
interface Wording {
  region: string
  postcode: string
  organisation: string
}

const address = (of: string, { region, postcode }: Wording) => [
  `${of} Address`,
  `${of} City`,
  `${of} ${region}`,
  `${of} ${postcode}`,
  `${of} Country`,
]

const addressBook = (key: string, wording: Wording): ExportingProgram => ({
  key,
  label: 'Thunderbird',
  kind: 'contacts',
  header: ['Display Name', 'Primary Email', 'Secondary Email', `Home ${wording.postcode}`],
  fixes: [
    {
      fix: 'firstFilled',
      groups: [['Mobile Number'], ['Work Phone'], ['Home Phone']],
      into: ['Phone to keep'],
    },
    {
      fix: 'firstFilled',
      groups: [address('Work', wording), address('Home', wording)],
      into: ['Street', 'City', 'State', 'ZIP code', 'Country'],
    },
    {
      fix: 'join',
      columns: ['Birth Year', 'Birth Month', 'Birth Day'],
      between: '-',
      into: 'Birthday',
      whole: true,
    },
  ],
  mapping: {
    'Display Name': 'name',
    'First Name': 'firstName',
    'Last Name': 'lastName',
    'Primary Email': 'email',
    'Phone to keep': 'phone',
    [wording.organisation]: 'company',
    'Job Title': 'jobTitle',
    Birthday: 'birthday',
    Notes: 'about',
    Street: 'street',
    City: 'city',
    State: 'region',
    'ZIP code': 'postcode',
    Country: 'country',
  },
})

/** The address book of Thunderbird, in American English. */
export const thunderbird = addressBook('thunderbird', {
  region: 'State',
  postcode: 'ZipCode',
  organisation: 'Organization',
})

/** The same in British English. */
export const thunderbirdBritish = addressBook('thunderbird-british', {
  region: 'County',
  postcode: 'Post Code',
  organisation: 'Organisation',
})
