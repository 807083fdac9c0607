/**
 * Identity: which customer is which (objects: model/src/objects/identifiers.ts, waiting-touchpoints.ts, identity.ts; screens: web/src/modules/identity).
 *
 * Words: an *identifier* is something by which a person is recognised, of a *kind* and with a value in the one form in which it is compared; *verified* when
 * somebody made sure that it is theirs; *shared* when several people use it, else *personal*; *resolution* says who somebody is by their identifiers; a touchpoint
 * *waits* while nobody is known by any of its identifiers. Laws: what is verified and personal is one person's alone; shared identifiers never decide alone; what
 * stands in a field of a person comes and goes with it; two people are never made one because of an identifier: that is for people to decide.
 */
import { defineModule } from '../../platform/module.ts'
import { checkIdentifier } from './identifiers/check-identifier.ts'
import { followContacts } from './identifiers/follow-contacts.ts'
import { followKnown } from './resolution/follow-known.ts'
import { forgetWaiting } from './resolution/forget-waiting.ts'
import { addIdentityRoutes } from './routes.ts'

export { learnIdentifiers } from './resolution/learn-identifiers.ts'
export { resolveContact } from './resolution/resolve-contact.ts'

export const identity = defineModule({
  name: 'identity',
  uses: [],
  routes: addIdentityRoutes,
  jobs: [forgetWaiting],
  beforeWrite: [checkIdentifier],
  followers: [followContacts],
  on: {
    'contact.created': followKnown,
    'contact.updated': followKnown,
    'identifier.created': followKnown,
    'identifier.updated': followKnown,
  },
})
