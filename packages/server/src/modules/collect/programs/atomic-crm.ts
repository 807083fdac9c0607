import type { ExportingProgram } from './program.ts'

/** Contacts exported from Atomic CRM. Its status is a temperature, not a stage. */
export const atomicCrm: ExportingProgram = {
  key: 'atomic-crm',
  label: 'Atomic CRM',
  kind: 'contacts',
  header: ['first_name', 'last_name', 'has_newsletter', 'sales_id', 'nb_tasks'],
  fixes: [
    { fix: 'firstFilled', groups: [['email_work'], ['email_home'], ['email_other']], into: ['E-mail'] },
    { fix: 'firstFilled', groups: [['phone_work'], ['phone_home'], ['phone_other']], into: ['Phone'] },
  ],
  mapping: {
    first_name: 'firstName',
    last_name: 'lastName',
    title: 'jobTitle',
    background: 'about',
    tags: 'tags',
    company_name: 'company',
    'E-mail': 'email',
    Phone: 'phone',
    sales: 'owner',
  },
}
