/**
 * What happens to an order after it was placed, of the module `sales` (server/src/modules/sales/orders, web/src/modules/sales/orders): what was delivered,
 * invoiced and returned of each line, and what was paid. They are records of their own, so that orders brought by the hundred thousand carry nothing of it.
 */
import { defineObject } from '../define-object.ts'
import { currency, date, longText, money, number, reference, select, text } from '../fields/make.ts'

export const orderMark = defineObject('orderMark', {
  module: 'sales',
  label: 'Order mark',
  labelPlural: 'Order marks',
  description:
    'That so much of a line was delivered, invoiced or returned, on which day and under which number.',
  icon: 'clipboard-check',
  title: 'reference',
  ownership: { via: 'contact' },
  time: 'on',
  columns: ['order', 'line', 'kind', 'quantity', 'on', 'reference'],
  fields: {
    order: reference('order', {
      required: true,
      inverse: 'marks',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    line: reference('orderLine', { required: true, inverse: 'marks', indexed: true, onRemove: 'cascade' }),
    contact: reference('contact', {
      readOnly: true,
      indexed: true,
      onRemove: 'clear',
      description: 'The contact of the order, repeated here so one customer’s rows lie together.',
    }),
    kind: select(
      [
        { value: 'delivered', label: 'Delivered', color: 'teal' },
        { value: 'invoiced', label: 'Invoiced', color: 'blue' },
        { value: 'returned', label: 'Returned', color: 'amber' },
      ],
      { required: true },
    ),
    quantity: number({
      required: true,
      description: 'How much of the line; below zero only on lines below zero.',
    }),
    on: date({ required: true, indexed: true, label: 'Day' }),
    reference: text({
      indexed: true,
      maxLength: 100,
      label: 'Number',
      description: 'Of the delivery note or the invoice.',
    }),
    returnOrder: reference('order', {
      readOnly: true,
      inverse: 'returnOf',
      indexed: true,
      onRemove: 'cascade',
      description: 'The order that notes what came back.',
    }),
    note: text({ maxLength: 500 }),
  },
})

export const payment = defineObject('payment', {
  module: 'sales',
  label: 'Payment',
  labelPlural: 'Payments',
  description: 'Money received for an order; below zero: paid back.',
  icon: 'banknote',
  title: 'reference',
  ownership: { via: 'contact' },
  time: 'paidOn',
  amountsOn: 'paidOn',
  columns: ['order', 'contact', 'amount', 'method', 'paidOn', 'reference'],
  sort: '-paidOn',
  fields: {
    order: reference('order', {
      required: true,
      inverse: 'payments',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    contact: reference('contact', {
      readOnly: true,
      inverse: 'payments',
      indexed: true,
      onRemove: 'clear',
      description: 'The contact of the order, repeated here so one customer’s rows lie together.',
    }),
    amount: money({ currency: 'currency', required: true }),
    currency: currency({ required: true, description: 'That of the order.' }),
    method: select(
      {
        transfer: 'Bank transfer',
        card: 'Card',
        cash: 'Cash',
        directDebit: 'Direct debit',
        online: 'Online payment',
        other: 'Other',
      },
      { required: true, default: 'transfer' },
    ),
    paidOn: date({ required: true, indexed: true, label: 'Paid' }),
    reference: text({
      maxLength: 200,
      label: 'Reference',
      description: 'What the bank or the terminal says.',
    }),
    note: longText({ maxLength: 2000 }),
  },
})
