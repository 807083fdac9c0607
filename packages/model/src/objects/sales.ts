/**
 * Objects of the module `sales` (server/src/modules/sales, web/src/modules/sales): what is sold, and where.
 * What was bought stands in `orders.ts`.
 */
import { defineObject } from '../define-object.ts'
import { country, currency, longText, money, reference, text, yesNo } from '../fields/make.ts'

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
    name: text({
      required: true,
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 200,
      say: { is: '[are] called {value}' },
    }),
    parent: reference('productCategory', {
      inverse: 'children',
      indexed: true,
      onRemove: 'clear',
      say: { is: '[belong] under {value}', through: '[belong] under categories {value}' },
    }),
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
    name: text({
      required: true,
      searchable: true,
      indexed: true,
      maxLength: 300,
      say: { is: '[are] called {value}' },
    }),
    code: text({
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 100,
      description: 'Article number in the shop or till.',
    }),
    category: reference('productCategory', {
      inverse: 'products',
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] in {value}', through: '[are] in categories {value}' },
    }),
    price: money({ currency: 'currency', min: 0, say: { compare: 'cost {value}' } }),
    currency: currency(),
    description: longText(),
    unit: text({ maxLength: 30, description: 'What one is: piece, hour, kg.' }),
    cost: money({ currency: 'currency', min: 0, description: 'What one costs us, without tax.' }),
    taxClass: reference('taxClass', { inverse: 'products', indexed: true, onRemove: 'clear' }),
    variantOf: reference('product', {
      inverse: 'variants',
      indexed: true,
      onRemove: 'clear',
      description: 'The product it is a size, colour or roast of.',
    }),
    active: yesNo({
      default: true,
      indexed: true,
      description: 'Still on offer.',
      say: { some: ['are still on offer', 'are no longer on offer'] },
    }),
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
    name: text({
      required: true,
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 200,
      say: { is: '[are] called {value}' },
    }),
    street: text({ maxLength: 300 }),
    postcode: text({ maxLength: 20 }),
    city: text({ maxLength: 150, say: { is: '[are] in {value}' } }),
    country: country({ say: { is: '[are] in {value}' } }),
  },
})
