/**
 * Objects of the module `sales` (server/src/modules/sales, web/src/modules/sales): what is sold, where, and what was bought.
 * An *order* is one purchase; negative lines are returns. Amounts are minor units in the currency of the order.
 */
import { defineObject } from '../define-object.ts'
import {
  country,
  currency,
  date,
  instant,
  longText,
  money,
  number,
  reference,
  select,
  text,
  yesNo,
} from '../fields/make.ts'
import { channels } from './customers.ts'

export const productCategory = defineObject('productCategory', {
  module: 'sales',
  label: 'Category',
  labelPlural: 'Categories',
  description: 'A shelf: products that belong together.',
  icon: 'folder-tree',
  title: 'name',
  path: 'categories',
  ownership: 'shared',
  columns: ['name', 'parent', 'createdAt'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    parent: reference('productCategory', { inverse: 'children', indexed: true, onRemove: 'clear' }),
  },
})

export const product = defineObject('product', {
  module: 'sales',
  label: 'Product',
  labelPlural: 'Products',
  description: 'Something we sell.',
  icon: 'package',
  title: 'name',
  subtitle: 'code',
  ownership: 'shared',
  columns: ['name', 'code', 'category', 'price', 'active'],
  sort: 'name',
  fields: {
    name: text({ required: true, searchable: true, indexed: true, maxLength: 300 }),
    code: text({
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 100,
      description: 'Article number in the shop or till.',
    }),
    category: reference('productCategory', { inverse: 'products', indexed: true, onRemove: 'clear' }),
    price: money({ currency: 'currency', min: 0 }),
    currency: currency(),
    description: longText(),
    active: yesNo({ default: true, indexed: true, description: 'Still on offer.' }),
  },
})

export const store = defineObject('store', {
  module: 'sales',
  label: 'Store',
  labelPlural: 'Stores',
  description: 'A place where people buy from us.',
  icon: 'store',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'city', 'country'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    street: text({ maxLength: 300 }),
    postcode: text({ maxLength: 20 }),
    city: text({ maxLength: 150 }),
    country: country(),
  },
})

export const order = defineObject('order', {
  module: 'sales',
  label: 'Order',
  labelPlural: 'Orders',
  description: 'One purchase, or one return, in a store, by web or phone.',
  icon: 'receipt',
  title: 'number',
  ownership: { via: 'contact' },
  time: 'placedAt',
  columns: ['number', 'placedAt', 'contact', 'channel', 'store', 'total', 'status'],
  sort: '-placedAt',
  fields: {
    number: text({ searchable: true, indexed: true, maxLength: 100, label: 'Order' }),
    placedAt: instant({ required: true, indexed: true, label: 'Placed' }),
    placedOn: date({
      readOnly: true,
      indexed: true,
      label: 'Day',
      description: 'Calendar day of the purchase in the time zone of the business.',
    }),
    contact: reference('contact', { inverse: 'orders', indexed: true, onRemove: 'clear' }),
    company: reference('company', { inverse: 'orders', indexed: true, onRemove: 'clear' }),
    channel: select(channels, { indexed: true }),
    store: reference('store', { inverse: 'orders', indexed: true, onRemove: 'clear' }),
    status: select(
      [
        { value: 'placed', label: 'Placed', color: 'green' },
        { value: 'cancelled', label: 'Cancelled', color: 'grey' },
      ],
      { required: true, default: 'placed', indexed: true },
    ),
    isReturn: yesNo({
      readOnly: true,
      default: false,
      label: 'Return',
      description: 'The total is below zero: goods came back.',
    }),
    total: money({ currency: 'currency', indexed: true, default: 0, required: true }),
    currency: currency({ required: true }),
    lineCount: number({ integer: true, readOnly: true, default: 0, label: 'Lines' }),
    country: country(),
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
  columns: ['order', 'description', 'product', 'quantity', 'unitPrice', 'amount'],
  fields: {
    order: reference('order', {
      required: true,
      inverse: 'lines',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    position: number({ integer: true, required: true, default: 1 }),
    contact: reference('contact', {
      inverse: 'orderLines',
      indexed: true,
      readOnly: true,
      onRemove: 'clear',
      description: 'The contact of the order, repeated here so one customer’s rows lie together.',
    }),
    product: reference('product', { inverse: 'orderLines', indexed: true, onRemove: 'clear' }),
    description: text({ maxLength: 500 }),
    quantity: number({ required: true, default: 1 }),
    unitPrice: money({ currency: 'currency' }),
    amount: money({ currency: 'currency', required: true, default: 0 }),
    currency: currency({ required: true }),
    sourceKey: text({
      internal: true,
      maxLength: 200,
      description: 'Recognises the line within its order when the same file comes again.',
    }),
  },
})
