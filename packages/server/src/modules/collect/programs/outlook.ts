import type { ExportingProgram } from './program.ts'

const address = (of: string) => [
  `${of} Street`,
  `${of} City`,
  `${of} State`,
  `${of} Postal Code`,
  `${of} Country/Region`,
]

/** Outlook and Outlook.com, “Export to a file”. */
export const outlook: ExportingProgram = {
  key: 'outlook',
  label: 'Outlook',
  kind: 'contacts',
  header: ['First Name', 'Last Name', 'E-mail Address', 'Business Phone', 'Home Street'],
  fixes: [
    {
      fix: 'firstFilled',
      groups: [
        ['Mobile Phone'],
        ['Primary Phone'],
        ['Business Phone'],
        ['Home Phone'],
        ['Company Main Phone'],
      ],
      into: ['Phone to keep'],
    },
    {
      fix: 'firstFilled',
      groups: [address('Business'), address('Home'), address('Other')],
      into: ['Street', 'City', 'State', 'Postal code', 'Country'],
    },
    { fix: 'replace', column: 'Categories', find: ';', replacement: ', ' },
  ],
  mapping: {
    'First Name': 'firstName',
    'Last Name': 'lastName',
    'E-mail Address': 'email',
    'Phone to keep': 'phone',
    Company: 'company',
    'Job Title': 'jobTitle',
    Birthday: 'birthday',
    Categories: 'tags',
    Notes: 'about',
    Street: 'street',
    City: 'city',
    State: 'region',
    'Postal code': 'postcode',
    Country: 'country',
  },
}
