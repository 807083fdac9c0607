import { type OrderState, orderStates } from '@regulars/model'
import { Problem } from '../../../platform/problem.ts'

/** The order cannot go from the state it is in to the one wanted. */
export const orderNotFrom = (number: string, from: OrderState, to: OrderState) =>
  new Problem('order.state', {
    status: 409,
    title: `Order ${number} is ${orderStates.said(from)}, so it cannot become ${orderStates.said(to)}.`,
    mend: from === 'completed' ? 'Open it again first, or note a return.' : 'Choose another state.',
    field: to === 'cancelled' ? 'status' : 'progress',
  })

/** What was delivered or invoiced is not cancelled but returned. */
export const orderUnderWay = (number: string) =>
  new Problem('order.under-way', {
    status: 409,
    title: `Order ${number} was delivered or invoiced in part, so it cannot be cancelled.`,
    mend: 'Note a return of what came back, or take the marks off it first.',
    field: 'status',
  })

/** Nothing happens any more to an order that was cancelled. */
export const orderCancelled = (number: string) =>
  new Problem('order.cancelled', {
    status: 409,
    title: `Order ${number} was cancelled, so nothing of it is delivered, invoiced or returned.`,
    mend: 'Take the cancelling back first.',
  })

/** More is marked than was ordered. */
export const markedTooMuch = (kind: string, name: string, open: number, field: string) =>
  new Problem('order.too-much', {
    status: 422,
    title:
      open === 0 ? `All of “${name}” is ${kind} already.` : `Of “${name}” only ${open} can still be ${kind}.`,
    mend: 'Enter what is still open, or less.',
    field,
    extra: { open },
  })

/** A line is not of this order. */
export const strangeOrderLine = (field: string) =>
  new Problem('order.strange-line', {
    status: 422,
    title: 'This line belongs to another order, or was removed.',
    field,
  })

/** The lines that deliveries and invoices speak of stay as they are. */
export const linesAreMarked = (number: string) =>
  new Problem('order.marked', {
    status: 409,
    title: `Order ${number} was delivered or invoiced in part, so its lines stay as they are.`,
    mend: 'Take the marks off it first, or note a return.',
  })

/** A payment in another currency than its order would be a balance without meaning. */
export const paymentCurrency = (theirs: string, ours: string) =>
  new Problem('payment.currency-mismatch', {
    status: 422,
    title: `This payment is in ${theirs}, but the order is in ${ours}.`,
    mend: `Note what it came to in ${ours}.`,
    field: 'currency',
  })

/** A payment of nothing. */
export const emptyPayment = () =>
  new Problem('payment.empty', {
    status: 422,
    title: 'A payment of nothing is none.',
    mend: 'Enter what was paid, or what was paid back below zero.',
    field: 'amount',
  })

/** A document cannot be written, because something that it must say is not known. */
export const documentLacks = (title: string, mend: string, field?: string) =>
  new Problem('order.document-lacks', { status: 422, title, mend, ...(field ? { field } : {}) })
