import type { Fix } from '../fixes/fix.ts'
import type { ExportingProgram } from './program.ts'

/** Several values of one label stand in one cell with this between; groups of the program itself begin with an asterisk. */
const several = ' ::: '

const sharedFixes = (labels: string): Fix[] => [
  { fix: 'split', column: 'E-mail 1 - Value', at: several, into: ['E-mail', 'Further e-mail'] },
  { fix: 'split', column: 'Phone 1 - Value', at: several, into: ['Phone', 'Further phone'] },
  { fix: 'replace', column: labels, find: '* myContacts', replacement: '' },
  { fix: 'replace', column: labels, find: '* My Contacts', replacement: '' },
  { fix: 'replace', column: labels, find: '* starred', replacement: '' },
  { fix: 'replace', column: labels, find: '* ', replacement: '' },
  { fix: 'replace', column: labels, find: several, replacement: ', ' },
]

const sharedMapping = {
  'E-mail': 'email',
  Phone: 'phone',
  Birthday: 'birthday',
  Notes: 'about',
  'Address 1 - Street': 'street',
  'Address 1 - City': 'city',
  'Address 1 - Region': 'region',
  'Address 1 - Postal Code': 'postcode',
  'Address 1 - Country': 'country',
}

/** Google Contacts since 2024. */
export const googleContacts: ExportingProgram = {
  key: 'google-contacts',
  label: 'Google Contacts',
  kind: 'contacts',
  header: ['First Name', 'Last Name', 'Labels', 'File As', 'Phonetic First Name'],
  fixes: sharedFixes('Labels'),
  mapping: {
    ...sharedMapping,
    'First Name': 'firstName',
    'Last Name': 'lastName',
    Labels: 'tags',
    'Organization Name': 'company',
    'Organization Title': 'jobTitle',
  },
}

/** Google Contacts before 2024. */
export const googleContactsOld: ExportingProgram = {
  key: 'google-contacts-old',
  label: 'Google Contacts',
  kind: 'contacts',
  header: ['Given Name', 'Family Name', 'Group Membership', 'Yomi Name'],
  fixes: sharedFixes('Group Membership'),
  mapping: {
    ...sharedMapping,
    Name: 'name',
    'Given Name': 'firstName',
    'Family Name': 'lastName',
    'Group Membership': 'tags',
    'Organization 1 - Name': 'company',
    'Organization 1 - Title': 'jobTitle',
  },
}
