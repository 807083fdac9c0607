/**
 * Customers: people and companies, and the memory of what happened between them and us (objects: model/src/objects/customers.ts;
 * screens: web/src/modules/customers).
 *
 * Words: a *contact* is a person from first visit to loyal customer; a *touchpoint* one thing that happened; *consent* what a person agreed to;
 * a *suppression* an address never to be written to. Laws: touchpoints are only ever added, by rules that follow records or by themselves; nothing of what
 * the models think stands in a contact.
 */
import { defineModule } from '../../platform/module.ts'
import { completeContactName } from './contact-name.ts'
import { lastSeen } from './last-seen.ts'
import { checkRelationship } from './relationships/check-relationship.ts'
import { addCustomerRoutes } from './routes.ts'
import { completeTask } from './tasks/complete-task.ts'
import { consentTouchpoints, noteTouchpoints, taskTouchpoints } from './touchpoint-rules.ts'

export const customers = defineModule({
  name: 'customers',
  uses: [],
  routes: addCustomerRoutes,
  beforeWrite: [completeContactName, checkRelationship, completeTask],
  derivations: [lastSeen],
  touchpoints: [noteTouchpoints, taskTouchpoints, consentTouchpoints],
})
