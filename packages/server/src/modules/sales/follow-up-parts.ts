/** What happens after a sale, brought to the module in one list of each: orders on their way, and contracts. */
import type { App } from '../../platform/http/route.ts'
import type { BeforeWrite, Derivation, Services, TouchpointRule } from '../../records/index.ts'
import { completeContract } from './contracts/complete-contract.ts'
import { completeContractLine } from './contracts/complete-line.ts'
import { contractTouchpoints } from './contracts/contract-touchpoints.ts'
import { contractDerivations } from './contracts/derivations.ts'
import { addContractRoutes } from './contracts/routes.ts'
import { watchContracts } from './contracts/watch-contracts.ts'
import { completeMark, keepMarkedLines } from './orders/complete-mark.ts'
import { completePayment } from './orders/complete-payment.ts'
import { followOrder } from './orders/follow-order.ts'
import { contactOfOrder } from './orders/mark-contact.ts'
import { orderCourse } from './orders/order-course.ts'
import { addOrderRoutes } from './orders/routes.ts'

/** Adds the routes of orders and contracts. */
export function addFollowUpRoutes(app: App, services: Services): void {
  addOrderRoutes(app, services)
  addContractRoutes(app, services)
}

/** What writes of orders, their marks and payments, and of contracts pass, in order. */
export const followUpSteps: readonly BeforeWrite[] = [
  followOrder,
  completeMark,
  keepMarkedLines,
  completePayment,
  completeContract,
  completeContractLine,
]

/** How far orders are, whose marks and payments are, and what contracts come to. */
export const followUpDerivations: readonly Derivation[] = [
  contactOfOrder('orderMark', 'order_mark'),
  contactOfOrder('payment', 'payment'),
  orderCourse,
  ...contractDerivations,
]

export const followUpTouchpoints: readonly TouchpointRule[] = [contractTouchpoints]

export const followUpJobs = [watchContracts]
