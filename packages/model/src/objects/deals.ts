/**
 * Deals and what belongs to them, of the module `sales` (server/src/modules/sales/deals, web/src/modules/sales/deals): what may become a
 * sale, with whom, for how much and when.
 */
import { defineObject } from '../define-object.ts'
import {
  currency,
  date,
  instant,
  longText,
  money,
  multiSelect,
  number,
  reference,
  select,
  text,
} from '../fields/make.ts'
import { outcomeOptions } from './pipelines.ts'

const sayOfDeals = {
  some: ['have a deal with us', 'have no deal with us'],
  count: 'have {value} deals with us',
  noun: 'deals',
  sum: { value: 'have deals worth {value}' },
  by: { status: 'have {value} deals' },
} as const

export const deal = defineObject('deal', {
  module: 'sales',
  label: 'Deal',
  labelPlural: 'Deals',
  description: 'What may become a sale, with whom, for how much and by when.',
  icon: 'handshake',
  title: 'title',
  subtitle: 'number',
  ownership: 'owner',
  time: 'expectedCloseOn',
  amountsOn: 'closedAt',
  columns: ['title', 'company', 'stage', 'value', 'expectedCloseOn', 'nextStep', 'stageSince', 'owner'],
  sort: '-createdAt',
  fields: {
    title: text({
      required: true,
      searchable: true,
      indexed: true,
      maxLength: 300,
      say: { is: '[are] called {value}' },
    }),
    number: text({
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 100,
      description: 'The key by which another program knows this deal.',
    }),
    contact: reference('contact', {
      inverse: 'deals',
      inverseSay: sayOfDeals,
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] with {value}', through: '[are] with people {value}' },
    }),
    company: reference('company', {
      inverse: 'deals',
      inverseSay: sayOfDeals,
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] with {value}', through: '[are] with companies {value}' },
    }),
    stage: reference('stage', {
      required: true,
      inverse: 'deals',
      inverseSay: { some: ['have deals', 'have no deals'], count: 'have {value} deals' },
      indexed: true,
      onRemove: 'refuse',
      say: { is: '[are] in {value}', through: '[are] in stages {value}' },
    }),
    pipeline: reference('pipeline', {
      inverse: 'deals',
      inverseSay: { some: ['have deals', 'have no deals'], count: 'have {value} deals' },
      indexed: true,
      readOnly: true,
      onRemove: 'clear',
      description: 'The pipeline of its stage.',
      say: { is: '[are] in {value}', through: '[are] in pipelines {value}' },
    }),
    status: select(outcomeOptions, {
      readOnly: true,
      indexed: true,
      required: true,
      default: 'open',
      description: 'What its stage means.',
      say: { is: '[are] {value}' },
    }),
    value: money({
      currency: 'currency',
      min: 0,
      indexed: true,
      description: 'What it would bring. With products on the deal, their sum.',
      say: { compare: '[are] worth {value}', some: ['have a value', 'have no value'] },
    }),
    currency: currency({ description: 'That of the business unless told.' }),
    expectedCloseOn: date({
      indexed: true,
      label: 'Expected close',
      say: {
        noun: 'expected day of closing',
        when: '[are] expected to close {value}',
        some: ['have an expected day of closing', 'have no expected day of closing'],
      },
    }),
    nextStep: text({
      maxLength: 300,
      description: 'What we do next about it.',
      say: { some: ['have a next step', 'have no next step'] },
    }),
    nextStepOn: date({
      indexed: true,
      label: 'Next step on',
      say: { when: '[have] their next step {value}' },
    }),
    forecastCategory: select(
      [
        { value: 'pipeline', label: 'Open', color: 'grey', said: 'open' },
        { value: 'bestCase', label: 'Best case', color: 'blue', said: 'best case' },
        { value: 'commit', label: 'Commit', color: 'green', said: 'committed' },
        { value: 'omitted', label: 'Left out', color: 'amber', said: 'left out of the forecast' },
      ],
      {
        required: true,
        default: 'pipeline',
        label: 'Own judgement',
        description: 'What whoever sells it expects, whatever the stage says.',
        say: { is: '[are] judged {value}' },
      },
    ),
    source: text({
      maxLength: 200,
      indexed: true,
      description: 'Where it came from.',
      say: { is: '[have come] from {value}' },
    }),
    competitors: multiSelect([], {
      open: true,
      indexed: true,
      description: 'Who else is asked.',
      say: { is: '[are] also sought by {value}' },
    }),
    closeReason: text({
      maxLength: 300,
      indexed: true,
      label: 'Reason',
      description: 'Why it was won or lost.',
      say: { some: ['say why they were won or lost', 'do not say why they were won or lost'] },
    }),
    openedAt: instant({
      label: 'Began',
      description: 'When the talk began; the day it was entered when nothing else is known.',
      say: { when: '[began] {value}' },
    }),
    closedAt: instant({
      indexed: true,
      label: 'Closed',
      description: 'When it was won or lost.',
      say: { when: '[were closed] {value}', some: ['are closed', 'are not closed'] },
    }),
    wonAt: instant({
      readOnly: true,
      indexed: true,
      label: 'Won',
      say: { when: '[were won] {value}', some: ['were won', 'were not won'] },
    }),
    lostAt: instant({
      readOnly: true,
      label: 'Lost',
      say: { when: '[were lost] {value}', some: ['were lost', 'were not lost'] },
    }),
    stageSince: instant({
      readOnly: true,
      indexed: true,
      label: 'In stage since',
      say: { when: '[came] into their stage {value}' },
    }),
    staleOn: date({
      readOnly: true,
      indexed: true,
      label: 'Stale from',
      description: 'Open deals that stand longer in a stage than it allows.',
      say: {
        when: '[have been] stale since {value}',
        some: ['can become stale', 'cannot become stale'],
      },
    }),
    about: longText(),
  },
})

export const dealProduct = defineObject('dealProduct', {
  module: 'sales',
  label: 'Product on a deal',
  labelPlural: 'Products on deals',
  description: 'What would be bought, how much of it and at which price.',
  icon: 'package-plus',
  title: 'description',
  ownership: { via: 'deal' },
  amountsOn: 'deal.closedAt',
  columns: ['deal', 'product', 'description', 'quantity', 'unitPrice', 'amount'],
  fields: {
    deal: reference('deal', {
      required: true,
      inverse: 'products',
      inverseSay: {
        some: ['have products', 'have no products'],
        by: { product: 'are about {value}' },
      },
      indexed: true,
      part: true,
      onRemove: 'cascade',
      say: { is: '[are] on {value}', through: '[are] on deals {value}' },
    }),
    product: reference('product', {
      inverse: 'dealProducts',
      inverseSay: { some: ['are on a deal', 'are on no deal'] },
      indexed: true,
      onRemove: 'clear',
      say: { is: '[are] of {value}', through: '[are] of products {value}' },
    }),
    description: text({ maxLength: 500 }),
    quantity: number({ required: true, default: 1, min: 0 }),
    unitPrice: money({ currency: 'currency', min: 0 }),
    amount: money({ currency: 'currency', required: true, default: 0, min: 0 }),
    currency: currency({ required: true }),
  },
})

export const stakeholder = defineObject('stakeholder', {
  module: 'sales',
  label: 'Stakeholder',
  labelPlural: 'Stakeholders',
  description: 'A person who has a say in a deal, in which role and how disposed to us.',
  icon: 'users',
  title: 'role',
  ownership: { via: 'deal' },
  columns: ['deal', 'contact', 'role', 'attitude', 'note'],
  fields: {
    deal: reference('deal', {
      required: true,
      inverse: 'stakeholders',
      inverseSay: {
        some: ['have stakeholders', 'have no stakeholders'],
        count: 'have {value} stakeholders',
        by: { role: 'have a {value}', attitude: 'have a stakeholder who is {value}' },
      },
      indexed: true,
      part: true,
      onRemove: 'cascade',
      say: { is: '[have] a say in {value}', through: '[have] a say in deals {value}' },
    }),
    contact: reference('contact', {
      required: true,
      inverse: 'stakes',
      inverseSay: { some: ['have a say in a deal', 'have a say in no deal'] },
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] {value}', through: '[are] people {value}' },
    }),
    role: select(
      [
        { value: 'decides', label: 'Decides', color: 'green', said: 'decision maker' },
        { value: 'pays', label: 'Holds the budget', color: 'teal', said: 'budget holder' },
        { value: 'champion', label: 'Champion', color: 'violet', said: 'champion' },
        { value: 'influences', label: 'Influences', color: 'blue', said: 'person of influence' },
        { value: 'uses', label: 'Will use it', color: 'grey', said: 'user' },
        { value: 'other', label: 'Other', color: 'grey', said: 'further person' },
      ],
      { required: true, default: 'influences', say: { is: '[are] {value}' } },
    ),
    attitude: select(
      [
        { value: 'for', label: 'For us', color: 'green', said: 'for us' },
        { value: 'neutral', label: 'Undecided', color: 'grey', said: 'undecided' },
        { value: 'against', label: 'Against us', color: 'brick', said: 'against us' },
      ],
      { label: 'Attitude to us', say: { is: '[are] {value}' } },
    ),
    note: text({ maxLength: 500 }),
  },
})
