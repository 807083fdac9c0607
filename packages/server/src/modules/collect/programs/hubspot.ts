import type { ExportingProgram } from './program.ts'

/** Contacts exported from HubSpot. Its record id is no number of ours: the same person may stand there twice. */
export const hubspot: ExportingProgram = {
  key: 'hubspot',
  label: 'HubSpot',
  kind: 'contacts',
  header: ['Record ID', 'First Name', 'Last Name', 'Email'],
  fixes: [
    {
      fix: 'values',
      column: 'Lifecycle Stage',
      values: {
        Subscriber: 'lead',
        Lead: 'lead',
        'Marketing Qualified Lead': 'lead',
        'Sales Qualified Lead': 'prospect',
        Opportunity: 'prospect',
        Customer: 'customer',
        Evangelist: 'regular',
        Other: '',
      },
    },
    { fix: 'firstFilled', groups: [['Phone Number'], ['Mobile Phone Number']], into: ['Phone to keep'] },
    { fix: 'firstFilled', groups: [['Associated Company'], ['Company Name']], into: ['Company to keep'] },
  ],
  mapping: {
    'First Name': 'firstName',
    'Last Name': 'lastName',
    Email: 'email',
    'Phone to keep': 'phone',
    'Contact owner': 'owner',
    'Lifecycle Stage': 'lifecycle',
    'Company to keep': 'company',
    'Job Title': 'jobTitle',
    'Street Address': 'street',
    City: 'city',
    'State/Region': 'region',
    'Postal Code': 'postcode',
    'Country/Region': 'country',
  },
}
