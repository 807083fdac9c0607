/**
 * Quotes of the module `sales`: what is offered, to whom, on which terms, and the acceptance with its evidence. What a quote comes to is worked out by
 * model/src/pricing from its lines and kept on it. Every version is a record of its own, so what a customer once read stays as it was.
 */
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
  share,
  text,
  yesNo,
} from '../fields/make.ts'
import { periodOptions, renewalOptions } from './contracts.ts'

/** The languages a quote can be written in; its fixed words stand in model/src/quotes. */
export const quoteLanguages = {
  en: 'English',
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  pl: 'Polish',
} as const

/** A language that quotes are written in. */
export type QuoteLanguage = keyof typeof quoteLanguages

export const quote = defineObject('quote', {
  module: 'sales',
  label: 'Quote',
  labelPlural: 'Quotes',
  description: 'An offer to a customer, to be read, asked about, accepted and signed.',
  icon: 'file-text',
  title: 'title',
  subtitle: 'number',
  ownership: 'owner',
  columns: ['number', 'title', 'contact', 'company', 'status', 'gross', 'validUntil', 'owner'],
  fields: {
    number: text({ readOnly: true, searchable: true, indexed: true, maxLength: 50, label: 'Quote' }),
    revision: number({ integer: true, readOnly: true, default: 1, label: 'Version' }),
    title: text({ required: true, searchable: true, maxLength: 300 }),
    contact: reference('contact', {
      inverse: 'quotes',
      inverseSay: { some: ['have a quote', 'have no quote'], count: 'have had {value} quotes' },
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] for {value}', through: '[are] for people {value}' },
    }),
    company: reference('company', {
      inverse: 'quotes',
      inverseSay: { some: ['have a quote', 'have no quote'], count: 'have had {value} quotes' },
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] for {value}', through: '[are] for companies {value}' },
    }),
    deal: reference('deal', {
      inverse: 'quotes',
      inverseSay: { some: ['have a quote', 'have no quote'], by: { status: 'have {value} quotes' } },
      indexed: true,
      onRemove: 'clear',
      description: 'The deal that is won when it is accepted.',
      say: { is: '[are] for {value}', through: '[are] for deals {value}' },
    }),
    status: select(
      [
        { value: 'draft', label: 'Draft', color: 'grey' },
        { value: 'sent', label: 'Sent', color: 'blue' },
        { value: 'accepted', label: 'Accepted', color: 'green' },
        { value: 'declined', label: 'Declined', color: 'brick' },
        { value: 'expired', label: 'Expired', color: 'amber' },
        { value: 'replaced', label: 'Replaced', color: 'grey' },
      ],
      { required: true, readOnly: true, default: 'draft', indexed: true, say: { is: 'are {value}' } },
    ),
    currency: currency({ required: true }),
    priceBook: reference('priceBook', { inverse: 'quotes', indexed: true, onRemove: 'clear' }),
    pricesIncludeTax: yesNo({ required: true, default: false, label: 'Prices include tax' }),
    taxRounding: select(
      { document: 'Once for each rate', line: 'On each line' },
      { required: true, default: 'document' },
    ),
    taxTreatment: select(
      { taxed: 'Taxed', exempt: 'Exempt', reverseCharge: 'Reverse charge' },
      { required: true, default: 'taxed', label: 'Tax' },
    ),
    taxCountry: country({ description: 'Where the tax is due; the rates of that country hold.' }),
    discountShare: share({
      label: 'Discount',
      description: 'Off the whole, after the discounts of the lines.',
    }),
    validUntil: date({ indexed: true, description: 'The last day on which it can be accepted.' }),
    language: select(quoteLanguages, { required: true, default: 'en' }),
    termMonths: number({
      integer: true,
      min: 1,
      max: 600,
      required: true,
      default: 12,
      unit: 'months',
      label: 'Term',
      description: 'How long what recurs is agreed for.',
    }),
    noticeMonths: number({
      integer: true,
      min: 0,
      max: 60,
      required: true,
      default: 1,
      unit: 'months',
      label: 'Notice',
      description: 'How long before the end of a term notice must be given.',
    }),
    renewal: select(renewalOptions, {
      required: true,
      default: 'automatic',
      description: 'How what recurs goes on when the term is over.',
    }),
    renews: reference('contract', {
      readOnly: true,
      inverse: 'renewalQuotes',
      indexed: true,
      onRemove: 'clear',
      description: 'The contract that goes on when it is accepted.',
    }),
    introduction: longText({ maxLength: 10_000 }),
    terms: longText({ maxLength: 20_000 }),
    net: money({
      currency: 'currency',
      readOnly: true,
      default: 0,
      description: 'Without optional lines that are not chosen.',
    }),
    tax: money({ currency: 'currency', readOnly: true, default: 0, label: 'Tax amount' }),
    gross: money({
      currency: 'currency',
      readOnly: true,
      default: 0,
      indexed: true,
      label: 'Total',
      say: { compare: '[come to] {value}' },
    }),
    margin: money({
      currency: 'currency',
      readOnly: true,
      description: 'Net less cost, over the lines whose cost is known.',
    }),
    totalDiscountShare: share({ readOnly: true, label: 'Discount in all' }),
    approvedBy: reference('user', {
      readOnly: true,
      onRemove: 'clear',
      description: 'Who approved a discount above the limit.',
    }),
    approvedAt: instant({ readOnly: true }),
    sentAt: instant({ readOnly: true, say: { when: '[were sent] {value}' } }),
    viewedAt: instant({ readOnly: true, label: 'First read' }),
    decidedAt: instant({ readOnly: true, label: 'Accepted or declined' }),
    declineReason: text({ readOnly: true, maxLength: 1000 }),
    replaces: reference('quote', { readOnly: true, inverse: 'replacedBy', indexed: true, onRemove: 'clear' }),
    token: text({
      internal: true,
      unique: true,
      maxLength: 100,
      description: 'The secret of the customer’s link.',
    }),
    documentHash: text({ internal: true, maxLength: 64, description: 'SHA-256 of the PDF as it was sent.' }),
    remindedAt: instant({ internal: true }),
  },
})

export const quoteLine = defineObject('quoteLine', {
  module: 'sales',
  label: 'Quote line',
  labelPlural: 'Quote lines',
  description: 'One thing offered on a quote; the customer may tick the optional ones.',
  icon: 'list',
  title: 'name',
  writes: 'managed',
  bin: true,
  ownership: { via: 'quote' },
  columns: ['quote', 'name', 'quantity', 'unitPrice', 'net'],
  sort: 'position',
  fields: {
    quote: reference('quote', {
      required: true,
      inverse: 'lines',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    position: number({ integer: true, required: true, default: 1 }),
    product: reference('product', { inverse: 'quoteLines', indexed: true, onRemove: 'clear' }),
    name: text({ required: true, maxLength: 500 }),
    description: longText({ maxLength: 5000 }),
    quantity: number({ required: true, default: 1, min: 0 }),
    unit: text({ maxLength: 30 }),
    unitPrice: money({ currency: 'currency', required: true, default: 0, min: 0 }),
    unitCost: money({ currency: 'currency', min: 0 }),
    currency: currency({ required: true }),
    discountShare: share({ label: 'Discount' }),
    taxClass: reference('taxClass', { onRemove: 'clear' }),
    taxes: json({ description: 'Key, name and rate of each tax as it held when the line was priced.' }),
    period: select(
      { once: 'Once', ...periodOptions },
      {
        required: true,
        default: 'once',
        label: 'Charged',
        description:
          'What recurs becomes a contract when the quote is accepted; its first period is on the order.',
      },
    ),
    optional: yesNo({
      required: true,
      default: false,
      description: 'Counts only when the customer ticks it.',
    }),
    alternative: yesNo({
      required: true,
      default: false,
      description: 'Offered in place of the line above; the customer takes one of them.',
    }),
    chosen: yesNo({
      required: true,
      default: false,
      description: 'An optional line that the customer ticked, or the alternative they took.',
    }),
    net: money({ currency: 'currency', required: true, default: 0 }),
    tax: money({ currency: 'currency', required: true, default: 0 }),
    gross: money({ currency: 'currency', required: true, default: 0, label: 'Total' }),
  },
})

export const quoteAcceptance = defineObject('quoteAcceptance', {
  module: 'sales',
  label: 'Acceptance',
  labelPlural: 'Acceptances',
  description:
    'Who accepted a quote, when and from where, with the signature and the hash of the document: the evidence.',
  icon: 'signature',
  title: 'signedBy',
  writes: 'managed',
  ownership: { via: 'quote' },
  columns: ['quote', 'signedBy', 'signedAt', 'gross', 'documentHash'],
  sort: '-signedAt',
  fields: {
    quote: reference('quote', {
      required: true,
      unique: true,
      inverse: 'acceptance',
      one: true,
      indexed: true,
      onRemove: 'cascade',
    }),
    order: reference('order', {
      unique: true,
      inverse: 'acceptance',
      one: true,
      indexed: true,
      onRemove: 'clear',
    }),
    signedBy: text({ required: true, maxLength: 200 }),
    signedAt: instant({ required: true, indexed: true, label: 'Signed' }),
    signature: json({
      description: 'The strokes as drawn: points in thousandths of the width of the field.',
    }),
    address: text({ maxLength: 100, label: 'Network address' }),
    agent: text({ maxLength: 500, label: 'Browser' }),
    documentHash: text({ required: true, maxLength: 64, label: 'SHA-256 of the document' }),
    gross: money({ currency: 'currency', required: true, label: 'Total' }),
    currency: currency({ required: true }),
  },
})
