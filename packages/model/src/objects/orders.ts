/** Orders and their lines, of the module `sales`: what was bought. Negative lines are returns; amounts are minor units in the order's currency. */
import { defineObject } from '../define-object.ts'
import {
  country,
  currency,
  date,
  instant,
  json,
  longText,
  money,
  number,
  reference,
  select,
  text,
  yesNo,
} from '../fields/make.ts'
import { channelOptions } from './channels.ts'

export const order = defineObject('order', {
  module: 'sales',
  label: 'Order',
  labelPlural: 'Orders',
  description: 'One purchase, or one return, in a store, by web or phone.',
  icon: 'receipt',
  title: 'number',
  ownership: { via: 'contact' },
  time: 'placedAt',
  amountsOn: 'placedOn',
  columns: ['number', 'placedAt', 'contact', 'channel', 'store', 'total', 'status'],
  sort: '-placedAt',
  fields: {
    number: text({
      searchable: true,
      indexed: true,
      maxLength: 100,
      label: 'Order',
      say: { noun: 'number' },
    }),
    placedAt: instant({
      required: true,
      indexed: true,
      label: 'Placed',
      say: { noun: 'time', when: '[were placed] {value}' },
    }),
    placedOn: date({
      readOnly: true,
      indexed: true,
      label: 'Day',
      description: 'Calendar day of the purchase in the time zone of the business.',
      say: { when: '[were placed] {value}' },
    }),
    contact: reference('contact', {
      inverse: 'orders',
      inverseSay: {
        some: ['have ordered', 'have not ordered'],
        count: 'have ordered {times}',
        sum: { total: 'have spent {value}' },
        avg: { total: 'have spent {value} per order' },
      },
      indexed: true,
      onRemove: 'clear',
      say: {
        is: '[were placed] by {value}',
        through: '[were placed] by people {value}',
        some: ['belong to somebody', 'belong to nobody'],
      },
    }),
    company: reference('company', {
      inverse: 'orders',
      inverseSay: {
        some: ['have ordered', 'have not ordered'],
        count: 'have ordered {times}',
        sum: { total: 'have spent {value}' },
        avg: { total: 'have spent {value} per order' },
      },
      indexed: true,
      onRemove: 'clear',
      say: { is: '[were placed] by {value}', through: '[were placed] by companies {value}' },
    }),
    channel: select(channelOptions, { indexed: true, say: { is: '[were placed] {value}' } }),
    store: reference('store', {
      inverse: 'orders',
      inverseSay: {
        some: ['have sold', 'have not sold'],
        count: 'have had {value} orders',
        sum: { total: 'have sold for {value}' },
      },
      indexed: true,
      onRemove: 'clear',
      say: { is: '[were placed] at {value}', through: '[were placed] at stores {value}' },
    }),
    status: select(
      [
        { value: 'placed', label: 'Placed', color: 'green' },
        { value: 'cancelled', label: 'Cancelled', color: 'grey' },
      ],
      { required: true, default: 'placed', indexed: true, say: { is: 'are {value}' } },
    ),
    progress: select(
      [
        { value: 'new', label: 'New', color: 'blue', said: 'new' },
        { value: 'confirmed', label: 'Confirmed', color: 'teal', said: 'confirmed' },
        { value: 'completed', label: 'Completed', color: 'green', said: 'completed' },
      ],
      {
        description:
          'How far we are with it. Empty: it came as it was from a till, a shop or a file, and nobody follows it here.',
        say: { is: 'are {value}' },
      },
    ),
    delivery: select(
      [
        { value: 'partly', label: 'Partly', color: 'amber', said: 'partly delivered' },
        { value: 'all', label: 'All', color: 'green', said: 'delivered' },
      ],
      { readOnly: true, label: 'Delivered', say: { is: 'are {value}' } },
    ),
    invoicing: select(
      [
        { value: 'partly', label: 'Partly', color: 'amber', said: 'partly invoiced' },
        { value: 'all', label: 'All', color: 'green', said: 'invoiced' },
      ],
      { readOnly: true, label: 'Invoiced', say: { is: 'are {value}' } },
    ),
    paid: money({
      currency: 'currency',
      readOnly: true,
      description: 'Sum of the payments noted; empty while there is none.',
    }),
    isReturn: yesNo({
      readOnly: true,
      default: false,
      label: 'Return',
      description: 'The total is below zero: goods came back.',
      say: { some: ['are returns', 'are no returns'] },
    }),
    total: money({
      currency: 'currency',
      indexed: true,
      default: 0,
      required: true,
      say: { compare: '[come to] {value}' },
    }),
    currency: currency({ required: true }),
    lineCount: number({ integer: true, readOnly: true, default: 0, label: 'Lines' }),
    tax: money({
      currency: 'currency',
      label: 'Tax amount',
      description: 'Part of the total; empty where it is not known.',
    }),
    taxTreatment: select(
      { taxed: 'Taxed', exempt: 'Exempt', reverseCharge: 'Reverse charge' },
      { label: 'Tax', description: 'Empty where it is not known.' },
    ),
    country: country(),
    shipToName: text({ maxLength: 300, label: 'Deliver to', section: 'Delivery' }),
    shipToStreet: text({ maxLength: 300, label: 'Street', section: 'Delivery' }),
    shipToPostcode: text({ maxLength: 20, label: 'Postcode', section: 'Delivery' }),
    shipToCity: text({ maxLength: 150, label: 'City', section: 'Delivery' }),
    shipToCountry: country({ label: 'Deliver in', section: 'Delivery' }),
    comment: longText(),
    sourceKey: text({
      internal: true,
      unique: true,
      indexed: true,
      maxLength: 200,
      description: 'Recognises the order when the same file comes again.',
    }),
  },
})

export const orderLine = defineObject('orderLine', {
  module: 'sales',
  label: 'Order line',
  labelPlural: 'Order lines',
  description: 'One product on an order. A negative quantity is a return.',
  icon: 'list',
  title: 'description',
  ownership: { via: 'contact' },
  amountsOn: 'order.placedOn',
  columns: ['order', 'description', 'product', 'quantity', 'unitPrice', 'amount'],
  fields: {
    order: reference('order', {
      required: true,
      inverse: 'lines',
      indexed: true,
      part: true,
      onRemove: 'cascade',
      say: { is: '[are] on order {value}', through: '[are] on orders {value}' },
    }),
    position: number({ integer: true, required: true, default: 1 }),
    contact: reference('contact', {
      inverse: 'orderLines',
      inverseSay: {
        some: ['have bought something', 'have bought nothing'],
        noun: 'items',
        by: { product: 'have bought {value}' },
      },
      indexed: true,
      readOnly: true,
      say: { is: '[were bought] by {value}', through: '[were bought] by people {value}' },
      onRemove: 'clear',
      description: 'The contact of the order, repeated here so one customer’s rows lie together.',
    }),
    product: reference('product', {
      inverse: 'orderLines',
      inverseSay: { some: ['have been sold', 'have not been sold'] },
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] of {value}', through: '[are] of products {value}' },
    }),
    description: text({ maxLength: 500 }),
    quantity: number({ required: true, default: 1 }),
    unitPrice: money({ currency: 'currency' }),
    amount: money({ currency: 'currency', required: true, default: 0 }),
    tax: money({
      currency: 'currency',
      label: 'Tax amount',
      description: 'Part of the amount; empty where it is not known.',
    }),
    taxes: json({
      internal: true,
      description: 'Key, name, rate and amount of each tax, where the order came from a quote.',
    }),
    unit: text({ maxLength: 30 }),
    currency: currency({ required: true }),
    sourceKey: text({
      internal: true,
      maxLength: 200,
      description: 'Recognises the line within its order when the same file comes again.',
    }),
  },
})
