/**
 * Forms and visits, of the module `leads` (server/src/modules/leads, web/src/modules/leads): how people outside the business tell us what they want,
 * and what they read on our website before they did, where they agreed to that.
 */
import { defineObject } from '../define-object.ts'
import {
  instant,
  json,
  link,
  longText,
  multiSelect,
  number,
  reference,
  rollUp,
  select,
  text,
  yesNo,
} from '../fields/make.ts'
import { channelOptions } from './channels.ts'
import { quoteLanguages } from './quotes.ts'

export const form = defineObject('form', {
  module: 'leads',
  label: 'Form',
  labelPlural: 'Forms',
  description:
    'A page of questions for people outside the business, by itself or on your website. Each answer becomes a lead.',
  icon: 'clipboard-list',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'status', 'leadCount', 'source', 'createdAt'],
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
    slug: text({
      unique: true,
      maxLength: 60,
      label: 'Address',
      description: 'The end of its web address: small letters, digits and hyphens.',
    }),
    status: select(
      [
        { value: 'draft', label: 'Draft', color: 'grey', said: 'drafts' },
        { value: 'open', label: 'Open', color: 'green', said: 'open' },
        { value: 'closed', label: 'Closed', color: 'amber', said: 'closed' },
      ],
      { required: true, default: 'draft', indexed: true, say: { is: 'are {value}' } },
    ),
    language: select(quoteLanguages, {
      required: true,
      default: 'en',
      description: 'Of what we say ourselves: which answers are needed, what is wrong with one.',
    }),
    heading: text({ maxLength: 200, description: 'Above the questions; the name when empty.' }),
    introduction: longText({ maxLength: 4000 }),
    elements: json({ description: 'The questions, in order.' }),
    submitLabel: text({ maxLength: 60, label: 'Button' }),
    thanks: longText({ maxLength: 4000, description: 'What is said once it was sent.' }),
    redirectUrl: link({
      label: 'Then go to',
      description: 'A page of yours that is shown instead of the thanks.',
    }),
    source: text({ maxLength: 200, description: 'Source of its leads; the name when empty.' }),
    consentText: longText({
      maxLength: 4000,
      label: 'Consent',
      description: 'The words that are agreed to by a tick; kept with each answer. None = nothing is asked.',
    }),
    consentChannel: select(channelOptions, { required: true, default: 'email' }),
    consentRequired: yesNo({ required: true, default: false, label: 'Consent is needed' }),
    doubleOptIn: yesNo({
      required: true,
      default: false,
      label: 'Confirm by mail',
      description:
        'Nothing is written about anybody until the link in a mail to the address given is pressed.',
    }),
    givesCard: yesNo({
      required: true,
      default: false,
      label: 'Gives a member card',
      description: 'Whoever answers becomes a member with a card number of their own; no lead is made.',
    }),
    allowedDomains: multiSelect([], {
      open: true,
      label: 'Websites',
      description: 'Domains of websites that may show it inside their pages; none = only its own page.',
    }),
    leadCount: rollUp(
      { over: 'leads', take: 'count' },
      number({ integer: true, indexed: true, label: 'Leads' }),
    ),
  },
})

export const formSubmission = defineObject('formSubmission', {
  module: 'leads',
  label: 'Answer to a form',
  labelPlural: 'Answers to forms',
  description: 'What somebody sent by a form, when and from where, with the very words they agreed to.',
  icon: 'clipboard-check',
  title: 'name',
  writes: 'managed',
  bin: true,
  ownership: { via: 'contact' },
  time: 'sentAt',
  columns: ['form', 'name', 'contact', 'state', 'sentAt', 'page'],
  sort: '-sentAt',
  fields: {
    form: reference('form', { required: true, inverse: 'submissions', indexed: true, onRemove: 'cascade' }),
    contact: reference('contact', {
      inverse: 'formSubmissions',
      inverseSay: { some: ['have filled a form', 'have never filled a form'] },
      indexed: true,
      onRemove: 'cascade',
    }),
    lead: reference('lead', {
      inverse: 'submission',
      one: true,
      unique: true,
      indexed: true,
      onRemove: 'cascade',
    }),
    name: text({ required: true, maxLength: 320, description: 'Who sent it, as they said.' }),
    state: select(
      [
        { value: 'waiting', label: 'Not confirmed yet', color: 'amber' },
        { value: 'received', label: 'Received', color: 'green' },
        { value: 'confirmed', label: 'Confirmed by mail', color: 'green' },
      ],
      { required: true, default: 'received', indexed: true },
    ),
    answers: json({ required: true, description: 'Question, field and answer, in order.' }),
    consentText: longText({
      maxLength: 4000,
      description: 'The words that were agreed to; none = they were not.',
    }),
    sentAt: instant({ required: true, indexed: true, label: 'Sent' }),
    confirmedAt: instant({ label: 'Confirmed' }),
    memberCard: text({
      maxLength: 100,
      description: 'The number that was given for it, where the form gives cards.',
    }),
    page: text({ maxLength: 2000, description: 'The page it stood on.' }),
    referrer: text({ maxLength: 2000, description: 'Where they came from to that page.' }),
    campaign: json({ description: 'What the address of the page said of the campaign.' }),
    address: text({ maxLength: 100, label: 'Network address' }),
    agent: text({ maxLength: 500, label: 'Browser' }),
    visitor: text({ maxLength: 64, internal: true, description: 'By which their visits are known.' }),
    nonce: text({
      unique: true,
      internal: true,
      maxLength: 64,
      description: 'Of the page it was filled on: the same page twice is one answer.',
    }),
    token: text({
      unique: true,
      internal: true,
      maxLength: 64,
      description: 'The secret of the link that confirms it.',
    }),
  },
})

export const webVisit = defineObject('webVisit', {
  module: 'leads',
  label: 'Website visit',
  labelPlural: 'Website visits',
  description: 'What somebody who agreed to it read on our website in one go.',
  icon: 'mouse-pointer-click',
  title: 'entryPage',
  writes: 'managed',
  bin: true,
  ownership: { via: 'contact' },
  time: 'startedAt',
  columns: ['startedAt', 'contact', 'entryPage', 'pageCount', 'referrer'],
  sort: '-startedAt',
  fields: {
    visitor: text({ required: true, internal: true, maxLength: 64 }),
    contact: reference('contact', {
      inverse: 'visits',
      inverseSay: {
        some: ['have visited our website', 'have not visited our website'],
        count: 'have visited our website {times}',
        sum: { pageCount: 'have read {value} pages' },
      },
      indexed: true,
      onRemove: 'cascade',
      description: 'Who it was, once that is known.',
    }),
    startedAt: instant({ required: true, indexed: true, label: 'Began' }),
    lastAt: instant({ required: true, label: 'Last page' }),
    entryPage: text({ required: true, maxLength: 2000, label: 'First page' }),
    entryTitle: text({ maxLength: 300, label: 'Title' }),
    referrer: text({ maxLength: 2000, description: 'Where they came from.' }),
    campaign: json({ description: 'What the address of the first page said of the campaign.' }),
    pageCount: number({ integer: true, required: true, default: 1, label: 'Pages' }),
    pages: json({ description: 'The pages read, with when: the first fifty.' }),
    toldAt: instant({ internal: true, description: 'When it became part of the memory of the contact.' }),
  },
})
