import type { ExportingProgram } from './program.ts'

/** Connections.csv of LinkedIn's data download. */
export const linkedIn: ExportingProgram = {
  key: 'linkedin',
  label: 'LinkedIn',
  kind: 'contacts',
  header: ['First Name', 'Last Name', 'Email Address', 'Position', 'Connected On'],
  mapping: {
    'First Name': 'firstName',
    'Last Name': 'lastName',
    'Email Address': 'email',
    Company: 'company',
    Position: 'jobTitle',
  },
}
