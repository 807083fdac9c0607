import type { ExportingProgram } from './program.ts'

const address = (of: string) => [
  `${of} Address`,
  `${of} City`,
  `${of} State`,
  `${of} ZipCode`,
  `${of} Country`,
]

/** The address book of Thunderbird. */
export const thunderbird: ExportingProgram = {
  key: 'thunderbird',
  label: 'Thunderbird',
  kind: 'contacts',
  header: ['Display Name', 'Primary Email', 'Secondary Email', 'Home ZipCode'],
  fixes: [
    {
      fix: 'firstFilled',
      groups: [['Mobile Number'], ['Work Phone'], ['Home Phone']],
      into: ['Phone to keep'],
    },
    {
      fix: 'firstFilled',
      groups: [address('Work'), address('Home')],
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
    Organization: 'company',
    'Job Title': 'jobTitle',
    Birthday: 'birthday',
    Notes: 'about',
    Street: 'street',
    City: 'city',
    State: 'region',
    'ZIP code': 'postcode',
    Country: 'country',
  },
}
