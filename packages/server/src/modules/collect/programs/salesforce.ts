import type { ExportingProgram } from './program.ts'

/** A report on contacts, exported from Salesforce. */
export const salesforce: ExportingProgram = {
  key: 'salesforce',
  label: 'Salesforce',
  kind: 'contacts',
  header: ['First Name', 'Last Name', 'Account Name', 'Mailing City'],
  fixes: [{ fix: 'firstFilled', groups: [['Mobile'], ['Phone']], into: ['Phone to keep'] }],
  mapping: {
    'First Name': 'firstName',
    'Last Name': 'lastName',
    Email: 'email',
    'Phone to keep': 'phone',
    'Account Name': 'company',
    Title: 'jobTitle',
    'Contact Owner': 'owner',
    'Lead Source': 'source',
    Birthdate: 'birthday',
    Description: 'about',
    'Mailing Street': 'street',
    'Mailing City': 'city',
    'Mailing State/Province': 'region',
    'Mailing Zip/Postal Code': 'postcode',
    'Mailing Country': 'country',
  },
}

/** Contacts taken out with Salesforce's Data Loader or weekly export: columns have the names of the API. */
export const salesforceDataLoader: ExportingProgram = {
  key: 'salesforce-data-loader',
  label: 'Salesforce',
  kind: 'contacts',
  header: ['Id', 'AccountId', 'LastName', 'FirstName', 'MailingCity'],
  fixes: [{ fix: 'firstFilled', groups: [['MobilePhone'], ['Phone']], into: ['Phone to keep'] }],
  mapping: {
    FirstName: 'firstName',
    LastName: 'lastName',
    Email: 'email',
    'Phone to keep': 'phone',
    Title: 'jobTitle',
    LeadSource: 'source',
    Birthdate: 'birthday',
    Description: 'about',
    MailingStreet: 'street',
    MailingCity: 'city',
    MailingState: 'region',
    MailingPostalCode: 'postcode',
    MailingCountry: 'country',
  },
}
