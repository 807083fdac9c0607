/**
 * Sales: what is sold, where, what was bought, and what may become a sale (objects: model/src/objects/sales.ts, orders.ts, pipelines.ts, deals.ts;
 * screens: web/src/modules/sales).
 *
 * Words: an *order* is one purchase; a *return* is an order whose total is below zero; *channel* is the way it came, *store* the place; a *deal* may become
 * a sale and stands in a *stage* of a *pipeline*, which means open, won or lost; a *stakeholder* has a say in it.
 * Laws: amounts are minor units in the currency of the order or deal; a total is the sum of its lines; what a contact's orders add up to is computed, never
 * typed; whether a deal is won follows from its stage alone; when it moved is told by its history. Which customer an order belongs to is for whoever
 * brings the order to say (collect, the API).
 *
 * A *quote* is an offer; each *version* that was sent stays as it was read; an *acceptance* is the evidence that it was signed. *Price books* say what things
 * cost some customers, *tax classes* what tax they bear. Laws: what a quote comes to is worked out from its lines, to the cent, by the same code everywhere;
 * it is accepted once, wholly or not at all, and nobody undoes a signature.
 *
 * An *exchange rate* says what a currency is worth in another from a day on. Law: amounts keep the currency they were made in; figures of the whole business are told in
 * its currency, each amount at the rate of its own day.
 *
 * A *mark* says that so much of an order line was delivered, invoiced or returned; a *payment* is money for an order. A *contract* is charged again and again until its
 * *term* ends, and goes on as its *renewal* says. Laws: nothing is marked beyond what was ordered; states follow each other only as declared; whatever is cut into parts,
 * in days or pieces, the parts sum to the whole.
 */
import { defineModule } from '../../platform/module.ts'
import { completeCurrency, completeOrderLine } from './complete-order.ts'
import { contactTotals } from './contact-totals.ts'
import { completeRate } from './currencies/complete-rate.ts'
import { followRates, ratesChanged } from './currencies/follow-rates.ts'
import { addCurrencyRoutes } from './currencies/routes.ts'
import { completeDeal } from './deals/complete-deal.ts'
import { completeDealProduct } from './deals/complete-deal-product.ts'
import { completeStage } from './deals/complete-stage.ts'
import { dealState, dealValue } from './deals/deal-state.ts'
import { dealTouchpoints } from './deals/deal-touchpoints.ts'
import { addDealRoutes } from './deals/routes.ts'
import { seedPipeline } from './deals/seed-pipeline.ts'
import { completeAbout, giveStageTasks } from './deals/tasks-of-deals.ts'
import {
  addFollowUpRoutes,
  followUpDerivations,
  followUpJobs,
  followUpSteps,
  followUpTouchpoints,
} from './follow-up-parts.ts'
import { checkCommissionPlan, checkCredits } from './insight/check-commissions.ts'
import { completeTarget } from './insight/complete-target.ts'
import { addInsightRoutes } from './insight/routes.ts'
import { takeSnapshotWeekly } from './insight/take-snapshot.ts'
import { lineContact } from './line-contact.ts'
import { orderTotals } from './order-totals.ts'
import { orderTouchpoints } from './order-touchpoints.ts'
import { addPlanRoutes } from './plans/routes.ts'
import { addOfferRoutes, offerJobs, offerSteps } from './quotes/parts.ts'
import { quoteTouchpoints } from './quotes/quote-touchpoints.ts'
import { scoreDealsNightly } from './win-probability/score-deals.ts'

export type { WinAnswer } from './win-probability/fit-win-model.ts'
export { learnToWin, replaceCard } from './win-probability/learn-to-win.ts'
export type { SeenRecords } from './win-probability/seen-records.ts'
export { type WinCardWords, winCard } from './win-probability/win-card.ts'

export const sales = defineModule({
  name: 'sales',
  uses: [],
  start: seedPipeline,
  routes(app, services) {
    addDealRoutes(app, services)
    addInsightRoutes(app, services)
    addPlanRoutes(app, services)
    addOfferRoutes(app, services)
    addFollowUpRoutes(app, services)
    addCurrencyRoutes(app, services)
  },
  jobs: [takeSnapshotWeekly, scoreDealsNightly, followRates, ...offerJobs, ...followUpJobs],
  beforeWrite: [
    completeCurrency('order'),
    completeCurrency('product'),
    completeOrderLine,
    completeStage,
    completeDeal,
    completeDealProduct,
    completeAbout('task'),
    completeAbout('note'),
    completeTarget,
    checkCredits,
    checkCommissionPlan,
    completeRate,
    ...offerSteps,
    ...followUpSteps,
  ],
  derivations: [lineContact, orderTotals, contactTotals, dealValue, dealState, ...followUpDerivations],
  touchpoints: [orderTouchpoints, dealTouchpoints, quoteTouchpoints, ...followUpTouchpoints],
  on: {
    'deal.created': giveStageTasks,
    'deal.updated': giveStageTasks,
    'exchangeRate.created': ratesChanged,
    'exchangeRate.updated': ratesChanged,
    'exchangeRate.removed': ratesChanged,
    'exchangeRate.restored': ratesChanged,
  },
})
