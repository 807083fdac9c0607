/** Templates of quotes, of the module `sales`: lines, terms and words that a quote begins with, so that nobody writes them twice. */
import { defineObject } from '../define-object.ts'
import { currency, longText, money, number, reference, select, share, text, yesNo } from '../fields/make.ts'
import { periodOptions, renewalOptions } from './contracts.ts'
import { quoteLanguages } from './quotes.ts'

export const quoteTemplate = defineObject('quoteTemplate', {
  module: 'sales',
  label: 'Quote template',
  labelPlural: 'Quote templates',
  description: 'Lines, terms and words that a quote can begin with.',
  icon: 'file-stack',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'language', 'termMonths', 'validDays', 'description'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    description: text({ maxLength: 500, description: 'When to take it.' }),
    currency: currency({ required: true, description: 'Of the prices that its lines say.' }),
    language: select(quoteLanguages, { description: 'Empty: that of the customer.' }),
    validDays: number({
      integer: true,
      min: 1,
      max: 3650,
      unit: 'days',
      label: 'Valid for',
      description: 'Empty: as long as quotes usually are.',
    }),
    termMonths: number({ integer: true, min: 1, max: 600, unit: 'months', label: 'Term' }),
    noticeMonths: number({ integer: true, min: 0, max: 60, unit: 'months', label: 'Notice' }),
    renewal: select(renewalOptions, { label: 'After the term' }),
    discountShare: share({ label: 'Discount', description: 'Off the whole.' }),
    introduction: longText({ maxLength: 10_000 }),
    terms: longText({ maxLength: 20_000 }),
  },
})

export const quoteTemplateLine = defineObject('quoteTemplateLine', {
  module: 'sales',
  label: 'Template line',
  labelPlural: 'Template lines',
  description: 'What quotes from a template offer: a product at its price of the day, or words with a price.',
  icon: 'list',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'product', 'quantity', 'unitPrice', 'discountShare', 'period', 'optional', 'alternative'],
  sort: 'position',
  fields: {
    template: reference('quoteTemplate', {
      required: true,
      inverse: 'lines',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    position: number({ integer: true, required: true, default: 1, label: 'Order' }),
    product: reference('product', { inverse: 'quoteTemplateLines', indexed: true, onRemove: 'clear' }),
    name: text({ maxLength: 500, description: 'Empty: what the product is called.' }),
    description: longText({ maxLength: 5000 }),
    quantity: number({ required: true, default: 1, min: 0 }),
    unit: text({ maxLength: 30 }),
    unitPrice: money({
      currency: 'currency',
      min: 0,
      description: 'Empty: what price book or catalogue say on the day of the quote.',
    }),
    currency: currency({ readOnly: true, description: 'That of the template.' }),
    discountShare: share({ label: 'Discount' }),
    taxClass: reference('taxClass', { onRemove: 'clear' }),
    period: select({ once: 'Once', ...periodOptions }, { required: true, default: 'once', label: 'Charged' }),
    optional: yesNo({ required: true, default: false, description: 'The customer may tick it.' }),
    alternative: yesNo({
      required: true,
      default: false,
      description: 'Offered in place of the line above; the customer takes one of them.',
    }),
  },
})
