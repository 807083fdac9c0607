import { deal } from '@regulars/model'
import type { RecordImport } from './record-kind.ts'

/** Deals, as other CRMs export them. What is known of the past is taken as it is: a stage asks nothing of what was closed long ago. */
export const deals: RecordImport = {
  object: deal,
  key: 'deals',
  matchBy: ['number'],
  synonyms: {
    title: ['dealname', 'opportunityname', 'opportunity', 'deal', 'name', 'subject', 'product'],
    number: ['dealid', 'opportunityid', 'recordid', 'id', 'opportunitynumber', 'dealnumber'],
    company: ['account', 'accountname', 'companyname', 'organization', 'organisation', 'associatedcompany'],
    contact: ['person', 'contactname', 'primarycontact', 'associatedcontact'],
    stage: ['dealstage', 'stagename', 'opportunitystage', 'salesstage', 'phase'],
    value: [
      'closevalue',
      'amount',
      'dealvalue',
      'dealamount',
      'opportunityamount',
      'expectedrevenue',
      'betrag',
      'wert',
    ],
    currency: ['currencycode', 'waehrung'],
    expectedCloseOn: ['expectedclosedate', 'forecastclosedate', 'expectedclosing'],
    openedAt: ['engagedate', 'createdate', 'createddate', 'opendate', 'startdate', 'datecreated'],
    closedAt: ['closedate', 'dateclosed', 'closeddate', 'wondate', 'lostdate'],
    source: ['leadsource', 'dealsource', 'origin', 'originalsource'],
    competitors: ['competitor'],
    closeReason: ['lossreason', 'lostreason', 'closedlostreason', 'wonreason', 'reasonlost'],
    nextStep: ['nextsteps'],
    owner: ['salesagent', 'dealowner', 'opportunityowner', 'ownername', 'salesrep', 'seller', 'assignedto'],
    about: ['description', 'notes', 'comments'],
  },
}
