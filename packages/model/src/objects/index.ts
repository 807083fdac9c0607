/** All built-in objects. A new object is one definition in its module's file and one name in this list. */
import type { ObjectDefinition } from '../define-object.ts'
import { createRegistry } from '../registry.ts'
import { activityPlan, activityStep } from './activity-plans.ts'
import { booking, bookingPage } from './bookings.ts'
import { price, priceBook, relatedProduct, taxClass, taxRate } from './catalogue.ts'
import { importRun } from './collect.ts'
import { commissionPlan, dealCredit } from './commissions.ts'
import { consent, suppression } from './consents.ts'
import { contract, contractLine, contractPause, obligation } from './contracts.ts'
import { company, contact, note, task } from './customers.ts'
import { dealScore } from './deal-scores.ts'
import { deal, dealProduct, stakeholder } from './deals.ts'
import { fieldDefinition, objectDefinition } from './definitions.ts'
import { exchangeRate } from './exchange-rates.ts'
import { form, formSubmission, webVisit } from './forms.ts'
import { changeSet, role, team, user, view } from './governance.ts'
import { identifier } from './identifiers.ts'
import { distinctPair, mergedRecord, namedPair } from './identity.ts'
import { absence, assignmentRule, scoreRule } from './lead-rules.ts'
import { lead, leadScore } from './leads.ts'
import { meeting, meetingParticipant } from './meetings.ts'
import { orderMark, payment } from './order-marks.ts'
import { order, orderLine } from './orders.ts'
import { pipeline, stage, stageTask } from './pipelines.ts'
import { enrollment, message, program, programMember, template } from './programs.ts'
import { quoteTemplate, quoteTemplateLine } from './quote-templates.ts'
import { quote, quoteAcceptance, quoteLine } from './quotes.ts'
import { recordShare } from './record-shares.ts'
import { relationship } from './relationships.ts'
import { product, productCategory, store } from './sales.ts'
import { dealSnapshot, salesTarget } from './sales-targets.ts'
import { segment, segmentMember } from './segments.ts'
import { touchpoint } from './touchpoints.ts'
import { analysis, modelCard, score } from './value.ts'
import { waitingTouchpoint } from './waiting-touchpoints.ts'

export const builtInObjects: readonly ObjectDefinition[] = [
  user,
  role,
  team,
  changeSet,
  view,
  recordShare,
  objectDefinition,
  fieldDefinition,
  contact,
  company,
  note,
  task,
  touchpoint,
  consent,
  suppression,
  identifier,
  waitingTouchpoint,
  relationship,
  productCategory,
  product,
  store,
  order,
  orderLine,
  pipeline,
  stage,
  stageTask,
  activityPlan,
  activityStep,
  deal,
  dealProduct,
  stakeholder,
  dealCredit,
  dealScore,
  salesTarget,
  commissionPlan,
  dealSnapshot,
  exchangeRate,
  lead,
  meeting,
  meetingParticipant,
  bookingPage,
  booking,
  leadScore,
  scoreRule,
  assignmentRule,
  absence,
  form,
  formSubmission,
  webVisit,
  taxClass,
  taxRate,
  priceBook,
  price,
  relatedProduct,
  quoteTemplate,
  quoteTemplateLine,
  quote,
  quoteLine,
  quoteAcceptance,
  orderMark,
  payment,
  contract,
  contractLine,
  contractPause,
  obligation,
  analysis,
  modelCard,
  score,
  segment,
  segmentMember,
  template,
  program,
  programMember,
  enrollment,
  message,
  importRun,
  mergedRecord,
  distinctPair,
  namedPair,
]

/** The registry of a product without custom objects. */
export const builtInRegistry = createRegistry(builtInObjects)
