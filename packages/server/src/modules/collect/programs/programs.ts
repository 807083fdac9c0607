import { atomicCrm } from './atomic-crm.ts'
import { ecb } from './ecb.ts'
import { googleContacts, googleContactsOld } from './google-contacts.ts'
import { hubspot } from './hubspot.ts'
import { linkedIn } from './linkedin.ts'
import { mailchimp } from './mailchimp.ts'
import { outlook } from './outlook.ts'
import type { ExportingProgram } from './program.ts'
import { salesforce, salesforceDataLoader } from './salesforce.ts'
import { thunderbird, thunderbirdBritish } from './thunderbird.ts'

/** All programs whose exports are recognised; the one with the most columns of its header found wins. */
export const programs: readonly ExportingProgram[] = [
  googleContacts,
  googleContactsOld,
  outlook,
  thunderbird,
  thunderbirdBritish,
  linkedIn,
  hubspot,
  salesforce,
  salesforceDataLoader,
  mailchimp,
  atomicCrm,
  ecb,
]
