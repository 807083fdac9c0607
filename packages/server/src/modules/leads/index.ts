/**
 * Leads: from the first visit to the deal (objects: model/src/objects/leads.ts and forms.ts; screens: web/src/modules/leads).
 *
 * Words: a *lead* is that somebody asked us for something; who asked is a contact from the first moment; a *form* is a page of questions for strangers; its
 * *answers* wait to be confirmed or are received; a form may give a *member card* instead of making a lead; a *visit* is what somebody read in one go on our website. *Points* and *temperature* follow from score
 * rules, the *probability* of becoming a deal from earlier leads.
 * Laws: what a stranger writes never changes what we know of somebody, unless the address was proven; consent is kept in the words that were agreed to;
 * visits are noted only of those who agreed; an unconfirmed answer is about nobody and is forgotten; a lead has one owner and says why; converting
 * copies nothing away and can be undone.
 */
import { defineModule } from '../../platform/module.ts'
import { assignWaiting } from './assignment/assign-leads.ts'
import { checkAbsence, completeAssignmentRule } from './assignment/check-rules.ts'
import { completeLead } from './complete-lead.ts'
import { completeLeadTask, noteAnswers } from './follow-up.ts'
import { completeForm } from './forms/complete-form.ts'
import { forgetUnconfirmed } from './forms/confirm-submission.ts'
import { mailConfirmation } from './forms/mail-confirmation.ts'
import { formTouchpoints, leadTouchpoints, visitTouchpoints } from './lead-touchpoints.ts'
import { addLeadRoutes } from './routes.ts'
import { learnLeadsNightly } from './scoring/learn-leads.ts'
import { checkRuleCondition } from './scoring/rules.ts'
import { rescoreChanged, rescoreOfContacts, rescoreOpen, scoreOpenLeads } from './scoring/score-leads.ts'
import { seedLeads } from './seed-leads.ts'
import { tellVisits } from './tracking/link-visits.ts'
import { giveWaiting, welcomeLeads } from './welcome-leads.ts'

export { findContact, holdIdentifiers } from './find-contact.ts'
export { type FormWords, formWords } from './forms/form-words.ts'
export { freeSlug } from './forms/free-slug.ts'
export { keepConsent } from './keep-consent.ts'

export const leads = defineModule({
  name: 'leads',
  uses: ['identity', 'sales'],
  start: seedLeads,
  routes: addLeadRoutes,
  jobs: [mailConfirmation, forgetUnconfirmed, scoreOpenLeads, learnLeadsNightly, assignWaiting, tellVisits],
  beforeWrite: [
    completeLead,
    completeLeadTask,
    completeForm,
    checkRuleCondition('scoreRule'),
    checkRuleCondition('assignmentRule'),
    completeAssignmentRule,
    checkAbsence,
  ],
  touchpoints: [leadTouchpoints, formTouchpoints, visitTouchpoints],
  on: {
    'lead.created': welcomeLeads,
    'lead.updated': rescoreChanged,
    'contact.updated': rescoreOfContacts,
    'touchpoint.created': noteAnswers,
    'scoreRule.created': rescoreOpen,
    'scoreRule.updated': rescoreOpen,
    'scoreRule.removed': rescoreOpen,
    'scoreRule.restored': rescoreOpen,
    'assignmentRule.created': giveWaiting,
    'assignmentRule.updated': giveWaiting,
  },
})
