import type { ExportingProgram } from './program.ts'

/** An audience exported from Mailchimp. Birthdays come without a year and are left out. */
export const mailchimp: ExportingProgram = {
  key: 'mailchimp',
  label: 'Mailchimp',
  kind: 'contacts',
  header: ['Email Address', 'MEMBER_RATING', 'OPTIN_TIME', 'LEID'],
  mapping: {
    'Email Address': 'email',
    'First Name': 'firstName',
    'Last Name': 'lastName',
    'Phone Number': 'phone',
    TAGS: 'tags',
    NOTES: 'about',
  },
}
