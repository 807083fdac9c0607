/**
 * Contracts and subscriptions of the module `sales` (server/src/modules/sales/contracts, web/src/modules/contracts): what is delivered and charged again and again,
 * until when, and how it goes on. Their arithmetic stands in model/src/contracts.
 */
import { defineObject } from '../define-object.ts'
import {
  currency,
  date,
  file,
  instant,
  longText,
  money,
  number,
  reference,
  select,
  share,
  text,
} from '../fields/make.ts'

/** How a contract goes on when its term is over. */
export const renewalOptions = [
  { value: 'automatic', label: 'Renews by itself', said: 'renewed by themselves' },
  { value: 'quoted', label: 'Renewed by a new quote', said: 'renewed by a new quote' },
  { value: 'ends', label: 'Ends', said: 'not renewed' },
] as const

/** How often what recurs is charged. */
export const periodOptions = { month: 'Monthly', year: 'Yearly' } as const

/** The periods in which the bills of a contract come, by months. */
export const billingOptions = {
  '1': 'Monthly',
  '3': 'Quarterly',
  '6': 'Half-yearly',
  '12': 'Yearly',
} as const

const sayOfContracts = {
  some: ['have a contract with us', 'have no contract with us'],
  count: 'have {value} contracts with us',
  noun: 'contracts',
  sum: { monthly: 'bring {value} a month' },
  by: { status: 'have {value} contracts' },
} as const

export const contract = defineObject('contract', {
  module: 'sales',
  label: 'Contract',
  labelPlural: 'Contracts',
  description: 'What is delivered and charged again and again: a subscription, a lease, a service agreement.',
  icon: 'file-check',
  title: 'title',
  subtitle: 'number',
  ownership: 'owner',
  time: 'startsOn',
  columns: ['title', 'company', 'contact', 'status', 'monthly', 'endsOn', 'noticeOn', 'owner'],
  fields: {
    number: text({
      readOnly: true,
      searchable: true,
      indexed: true,
      maxLength: 50,
      label: 'Contract number',
    }),
    title: text({ required: true, searchable: true, maxLength: 300 }),
    contact: reference('contact', {
      inverse: 'contracts',
      inverseSay: sayOfContracts,
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] with {value}', through: '[are] with people {value}' },
    }),
    company: reference('company', {
      inverse: 'contracts',
      inverseSay: sayOfContracts,
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] with {value}', through: '[are] with companies {value}' },
    }),
    status: select(
      [
        { value: 'draft', label: 'Draft', color: 'grey', said: 'drafts' },
        { value: 'active', label: 'Running', color: 'green', said: 'running' },
        { value: 'paused', label: 'Paused', color: 'amber', said: 'paused' },
        { value: 'noticed', label: 'Under notice', color: 'amber', said: 'under notice' },
        { value: 'ended', label: 'Ended', color: 'grey', said: 'ended' },
      ],
      { required: true, default: 'draft', indexed: true, say: { is: '[are] {value}' } },
    ),
    startsOn: date({ required: true, indexed: true, label: 'Starts', say: { when: '[start] {value}' } }),
    trialEndsOn: date({
      label: 'Trial until',
      description: 'The last day that costs nothing.',
    }),
    termMonths: number({
      integer: true,
      min: 1,
      max: 600,
      unit: 'months',
      label: 'Term',
      description: 'Empty: it runs until somebody gives notice.',
    }),
    endsOn: date({
      indexed: true,
      label: 'Term ends',
      description: 'The last day of the term it is in; follows from start and term.',
      say: { when: '[end] their term {value}', some: ['have an end', 'have no end'] },
    }),
    noticeCount: number({
      integer: true,
      required: true,
      min: 0,
      max: 365,
      default: 1,
      label: 'Notice period',
    }),
    noticeUnit: select(
      { day: 'Days', month: 'Months' },
      { required: true, default: 'month', label: 'Notice in' },
    ),
    noticeOn: date({
      readOnly: true,
      indexed: true,
      label: 'Notice by',
      description: 'The last day on which notice can be given for the end of the term.',
      say: { when: '[can be] given notice until {value}' },
    }),
    renewal: select(renewalOptions, {
      required: true,
      default: 'automatic',
      description: 'How it goes on when the term is over.',
      say: { is: '[are] {value}' },
    }),
    renewalMonths: number({
      integer: true,
      min: 1,
      max: 600,
      unit: 'months',
      label: 'Renews for',
      description: 'Length of each further term; empty: as long as the first.',
    }),
    billingMonths: select(billingOptions, {
      required: true,
      default: '1',
      label: 'Billed',
      description: 'How much is charged at once, in advance.',
    }),
    currency: currency({ required: true }),
    monthly: money({
      currency: 'currency',
      readOnly: true,
      default: 0,
      indexed: true,
      label: 'A month',
      description: 'What its lines of today come to in a month, without tax.',
      say: { compare: '[bring] {value} a month' },
    }),
    quote: reference('quote', {
      readOnly: true,
      inverse: 'contracts',
      indexed: true,
      onRemove: 'clear',
      description: 'The quote that was signed.',
    }),
    order: reference('order', {
      readOnly: true,
      inverse: 'contracts',
      indexed: true,
      onRemove: 'clear',
      description: 'The order that its first period is on.',
    }),
    renews: reference('contract', {
      readOnly: true,
      inverse: 'renewedBy',
      indexed: true,
      onRemove: 'clear',
      description: 'The contract that it takes over from.',
    }),
    activatedAt: instant({ readOnly: true, label: 'Began to run' }),
    renewedAt: instant({ readOnly: true, label: 'Last renewed' }),
    noticedOn: date({ label: 'Notice given', description: 'The day on which it was received.' }),
    noticedBy: select({ customer: 'The customer', us: 'Us' }, { label: 'Notice by' }),
    noticeReason: text({ maxLength: 500, label: 'Why notice was given' }),
    remindedFor: date({
      internal: true,
      description: 'The end of the term that a reminder was made for.',
    }),
    terms: longText({ maxLength: 20_000 }),
    documents: file({
      label: 'Files',
      most: 50,
      description: 'What else belongs to it: annexes, letters, the signed copy.',
    }),
  },
})

export const contractLine = defineObject('contractLine', {
  module: 'sales',
  label: 'Contract line',
  labelPlural: 'Contract lines',
  description: 'One thing on a contract with its price, from a day to a day. A new price is a new line.',
  icon: 'list',
  title: 'name',
  ownership: { via: 'contract' },
  columns: ['contract', 'name', 'quantity', 'unitPrice', 'period', 'startsOn', 'endsOn'],
  sort: 'position',
  fields: {
    contract: reference('contract', {
      required: true,
      inverse: 'lines',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    position: number({ integer: true, required: true, default: 1, label: 'Order' }),
    product: reference('product', {
      inverse: 'contractLines',
      inverseSay: { some: ['are on a contract', 'are on no contract'] },
      indexed: true,
      onRemove: 'clear',
    }),
    name: text({ required: true, maxLength: 500 }),
    quantity: number({ required: true, default: 1, min: 0 }),
    unit: text({ maxLength: 30 }),
    unitPrice: money({
      currency: 'currency',
      required: true,
      default: 0,
      min: 0,
      description: 'For one in one period, without tax.',
    }),
    period: select(periodOptions, { required: true, default: 'month', label: 'Charged' }),
    discountShare: share({ label: 'Discount' }),
    currency: currency({ required: true }),
    monthly: money({
      currency: 'currency',
      required: true,
      readOnly: true,
      default: 0,
      label: 'A month',
      description: 'What it comes to in a month; a year over twelve.',
    }),
    startsOn: date({ label: 'From', description: 'Empty: from the beginning of the contract.' }),
    endsOn: date({ label: 'Until', description: 'Empty: as long as the contract runs.' }),
  },
})

export const contractPause = defineObject('contractPause', {
  module: 'sales',
  label: 'Pause',
  labelPlural: 'Pauses',
  description: 'Days on which a contract rests: nothing is delivered and nothing charged.',
  icon: 'pause',
  title: 'startsOn',
  ownership: { via: 'contract' },
  columns: ['contract', 'startsOn', 'endsOn', 'reason'],
  fields: {
    contract: reference('contract', {
      required: true,
      inverse: 'pauses',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    startsOn: date({ required: true, label: 'From' }),
    endsOn: date({ label: 'Until', description: 'The last day; empty: until it goes on.' }),
    reason: text({ maxLength: 300 }),
  },
})

export const obligation = defineObject('obligation', {
  module: 'sales',
  label: 'Obligation',
  labelPlural: 'Obligations',
  description: 'What one side of a contract owes the other besides money, and by when.',
  icon: 'scale',
  title: 'title',
  ownership: { via: 'contract' },
  time: 'dueOn',
  columns: ['title', 'contract', 'whose', 'dueOn', 'doneAt'],
  sort: 'dueOn',
  fields: {
    title: text({ required: true, maxLength: 300 }),
    contract: reference('contract', {
      required: true,
      inverse: 'obligations',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    whose: select(
      [
        { value: 'us', label: 'Ours', color: 'blue' },
        { value: 'customer', label: 'The customer’s', color: 'grey' },
      ],
      { required: true, default: 'us' },
    ),
    dueOn: date({ indexed: true, label: 'Due' }),
    doneAt: instant({ label: 'Done' }),
    details: longText(),
  },
})
