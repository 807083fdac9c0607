/**
 * Sales: what is sold, where, and what was bought (objects: model/src/objects/sales.ts; screens: web/src/modules/sales).
 *
 * Words: an *order* is one purchase; a *return* is an order whose total is below zero; *channel* is the way it came, *store* the place.
 * Laws: amounts are minor units in the currency of the order; a total is the sum of its lines; what a contact's orders add up to is computed, never
 * typed. Which customer an order belongs to is for whoever brings the order to say (collect, the API).
 */
import { defineModule } from '../../platform/module.ts'
import { completeCurrency, completeOrderLine } from './complete-order.ts'
import { contactTotals } from './contact-totals.ts'
import { lineContact } from './line-contact.ts'
import { orderTotals } from './order-totals.ts'
import { orderTouchpoints } from './order-touchpoints.ts'

export const sales = defineModule({
  name: 'sales',
  uses: [],
  beforeWrite: [completeCurrency('order'), completeCurrency('product'), completeOrderLine],
  derivations: [lineContact, orderTotals, contactTotals],
  touchpoints: [orderTouchpoints],
})
