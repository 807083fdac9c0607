/**
 * The catalogue of the module `sales` beyond products: what goes with them, what they cost whom, and which tax they bear. Prices are looked up in a price book and its parents
 * (model/src/pricing/price-books.ts).
 */
import { defineObject } from '../define-object.ts'
import { country, currency, date, money, number, reference, select, share, text } from '../fields/make.ts'

export const taxClass = defineObject('taxClass', {
  module: 'sales',
  label: 'Tax class',
  labelPlural: 'Tax classes',
  description: 'Products that are taxed alike; its rates say how much, by country.',
  icon: 'landmark',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'description'],
  sort: 'name',
  path: 'tax-classes',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 100 }),
    description: text({ maxLength: 500 }),
  },
})

export const taxRate = defineObject('taxRate', {
  module: 'sales',
  label: 'Tax rate',
  labelPlural: 'Tax rates',
  description:
    'How much tax a class bears in a country; a class may have several there, each on the net amount.',
  icon: 'percent',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'taxClass', 'rate', 'country', 'validFrom', 'validUntil'],
  sort: 'name',
  fields: {
    name: text({
      required: true,
      indexed: true,
      maxLength: 100,
      description: 'As it stands on quotes: VAT, GST.',
    }),
    taxClass: reference('taxClass', {
      required: true,
      inverse: 'rates',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    rate: share({ required: true }),
    country: country({ description: 'Where it is due. Empty: where no rate names the country.' }),
    validFrom: date(),
    validUntil: date(),
  },
})

export const priceBook = defineObject('priceBook', {
  module: 'sales',
  label: 'Price book',
  labelPlural: 'Price books',
  description: 'What things cost some of our customers, where it differs from the catalogue.',
  icon: 'book-open',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'currency', 'parent', 'validFrom', 'validUntil'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    parent: reference('priceBook', {
      inverse: 'children',
      indexed: true,
      onRemove: 'refuse',
      description: 'Where prices are looked up that this book does not say.',
    }),
    currency: currency({ required: true }),
    validFrom: date(),
    validUntil: date({ description: 'The last day on which it holds.' }),
    roundTo: number({
      integer: true,
      min: 1,
      max: 1_000_000,
      label: 'Round to',
      unit: 'cents',
      description:
        'Worked-out prices become a multiple of so many minor units: 5 for five cents, 100 for whole euros.',
    }),
  },
})

export const price = defineObject('price', {
  module: 'sales',
  label: 'Price',
  labelPlural: 'Prices',
  description: 'A rule of a price book: for a product, a category or everything. The closest one holds.',
  icon: 'tag',
  title: 'label',
  ownership: 'shared',
  columns: ['book', 'product', 'category', 'segment', 'minQuantity', 'amount', 'discountShare'],
  fields: {
    label: text({ maxLength: 200, description: 'What it is for, in your own words.' }),
    book: reference('priceBook', {
      required: true,
      inverse: 'prices',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    product: reference('product', { inverse: 'prices', indexed: true, onRemove: 'cascade' }),
    category: reference('productCategory', { inverse: 'prices', indexed: true, onRemove: 'cascade' }),
    segment: reference('segment', {
      inverse: 'prices',
      indexed: true,
      onRemove: 'refuse',
      description: 'Only for people in it; empty for everybody.',
    }),
    minQuantity: number({ required: true, default: 0, min: 0, label: 'From quantity' }),
    amount: money({ currency: 'currency', min: 0, description: 'The price of one.' }),
    currency: currency({ readOnly: true, description: 'That of the book.' }),
    discountShare: share({
      label: 'Discount',
      description: 'In place of a price: off what the parent or the catalogue says.',
    }),
  },
})

export const relatedProduct = defineObject('relatedProduct', {
  module: 'sales',
  label: 'Related product',
  labelPlural: 'Related products',
  description: 'What is in a bundle, what goes with a product, and what may be offered in its place.',
  icon: 'boxes',
  title: 'kind',
  ownership: 'shared',
  columns: ['product', 'other', 'kind', 'quantity', 'position'],
  sort: 'position',
  fields: {
    product: reference('product', {
      required: true,
      inverse: 'related',
      inverseSay: { some: ['have related products', 'have no related products'] },
      indexed: true,
      part: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of products {value}' },
    }),
    other: reference('product', {
      required: true,
      label: 'Product that goes with it',
      inverse: 'relatedTo',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[lead] to {value}', through: '[lead] to products {value}' },
    }),
    kind: select(
      [
        { value: 'part', label: 'In the bundle', color: 'green', said: 'parts of bundles' },
        { value: 'optional', label: 'Goes with it', color: 'blue', said: 'things that go with others' },
        { value: 'alternative', label: 'Instead of it', color: 'violet', said: 'alternatives' },
      ],
      {
        required: true,
        default: 'part',
        description:
          'What is in a bundle is sold with it. What goes with a product, or in its place, is called to mind on quotes.',
        say: { is: '[are] {value}' },
      },
    ),
    quantity: number({ required: true, default: 1, min: 0, description: 'How many of it to one.' }),
    position: number({ integer: true, required: true, default: 1, label: 'Order' }),
  },
})
