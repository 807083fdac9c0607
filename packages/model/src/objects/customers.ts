/**
 * Objects of the module `customers` (server/src/modules/customers, web/src/modules/customers): who our customers are and what
 * happened between them and us. *Contact* is a person from first visit to loyal customer; there is no separate lead record.
 */
import { defineObject } from '../define-object.ts'
import {
  country,
  date,
  email,
  formula,
  instant,
  link,
  longText,
  money,
  multiSelect,
  number,
  phone,
  recurrence,
  reference,
  rollUp,
  select,
  text,
  yesNo,
} from '../fields/make.ts'
import { taskKinds, taskPriorities } from './activity-plans.ts'
import { channelOptions } from './channels.ts'

export const lifecycleStages = {
  visitor: 'Visitor',
  lead: 'Lead',
  prospect: 'Prospect',
  customer: 'Customer',
  regular: 'Regular',
  lapsed: 'Lapsed',
} as const

export const contact = defineObject('contact', {
  module: 'customers',
  label: 'Person',
  labelPlural: 'People',
  description: 'A person we know or are getting to know, from first visit to loyal customer.',
  icon: 'user',
  title: 'name',
  subtitle: 'email',
  ownership: 'owner',
  person: true,
  duplicates: {
    name: 'personName',
    email: 'email',
    phone: 'phone',
    birthday: 'day',
    street: 'street',
    postcode: 'postcode',
    city: 'place',
    region: 'place',
    country: 'country',
  },
  columns: ['name', 'email', 'lifecycle', 'company', 'orderCount', 'revenue', 'lastOrderOn', 'owner'],
  sort: 'name',
  fields: {
    name: text({
      required: true,
      searchable: true,
      indexed: true,
      maxLength: 300,
      composedOf: ['firstName', 'lastName'],
      say: { is: '[are] called {value}' },
      description:
        'Written as the person writes it. Put together from first and last name when those are given.',
    }),
    firstName: text({ maxLength: 150 }),
    lastName: text({ maxLength: 150, indexed: true }),
    email: email({
      label: 'E-mail',
      unique: true,
      searchable: true,
      indexed: true,
      say: { noun: 'e-mail address' },
    }),
    phone: phone({ searchable: true, indexed: true, say: { noun: 'phone number' } }),
    lifecycle: select(
      [
        { value: 'visitor', label: 'Visitor', color: 'grey', said: 'visitors' },
        { value: 'lead', label: 'Lead', color: 'blue', said: 'leads' },
        { value: 'prospect', label: 'Prospect', color: 'violet', said: 'prospects' },
        { value: 'customer', label: 'Customer', color: 'teal', said: 'customers' },
        { value: 'regular', label: 'Regular', color: 'green', said: 'regulars' },
        { value: 'lapsed', label: 'Lapsed', color: 'amber', said: 'lapsed' },
      ],
      { required: true, default: 'lead', indexed: true, label: 'Stage', say: { is: 'are {value}' } },
    ),
    customerNumber: text({
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 100,
      description: 'The key by which the shop, till or web shop knows this person.',
    }),
    company: reference('company', {
      inverse: 'contacts',
      inverseSay: { some: ['have people we know', 'have nobody we know'] },
      indexed: true,
      onRemove: 'clear',
      say: { is: '[work] at {value}', through: '[work] at companies {value}' },
    }),
    jobTitle: text({ maxLength: 200 }),
    birthday: date({ yearly: true }),
    pronouns: text({ maxLength: 50 }),
    language: text({ maxLength: 35, description: 'Language tag, such as pl or de-AT.' }),
    preferredChannel: select(channelOptions, {
      description: 'How this person would rather hear from us.',
      say: { is: ['would rather hear from us {value}', 'would not rather hear from us {value}'] },
    }),
    street: text({ maxLength: 300 }),
    postcode: text({ maxLength: 20 }),
    city: text({ maxLength: 150, indexed: true, say: { is: '[live] in {value}' } }),
    region: text({ maxLength: 150, say: { is: '[live] in {value}' } }),
    country: country({ indexed: true, say: { is: '[live] in {value}' } }),
    tags: multiSelect([], { open: true, indexed: true, say: { is: '[are] tagged {value}' } }),
    source: text({
      maxLength: 200,
      description: 'Where the first touch came from.',
      say: { is: '[have come] from {value}' },
    }),
    about: longText({ description: 'What a good shopkeeper would want to remember.' }),
    orderCount: number({
      integer: true,
      readOnly: true,
      indexed: true,
      default: 0,
      label: 'Orders',
      description: 'Orders placed, returns and cancelled ones not counted.',
      say: { compare: 'have ordered {times}', some: ['have ordered', 'have never ordered'] },
    }),
    revenue: money({
      readOnly: true,
      indexed: true,
      default: 0,
      description: 'Sum of all orders in the currency of the business, returns taken off.',
      say: { compare: 'have spent {value} in all', some: ['have spent money with us', 'have spent nothing'] },
    }),
    firstOrderOn: date({
      readOnly: true,
      label: 'First order',
      say: {
        when: ['first ordered {value}', 'did not first order {value}'],
        some: ['have ordered', 'have never ordered'],
      },
    }),
    lastOrderOn: date({
      readOnly: true,
      indexed: true,
      label: 'Last order',
      say: {
        when: ['last ordered {value}', 'did not last order {value}'],
        some: ['have ordered', 'have never ordered'],
      },
    }),
    lastSeenAt: instant({
      readOnly: true,
      indexed: true,
      label: 'Last seen',
      description: 'Most recent touchpoint.',
      say: { when: 'were last seen {value}', some: ['have been seen', 'have never been seen'] },
    }),
  },
})

/** Orders that are a purchase. */
const ordersThatCount = {
  all: [
    { field: 'status', op: 'is', value: 'placed' },
    { field: 'isReturn', op: 'isNot', value: true },
  ],
} as const

export const company = defineObject('company', {
  module: 'customers',
  label: 'Company',
  labelPlural: 'Companies',
  description: 'An organisation that buys from us, or that people we know work for.',
  icon: 'building-2',
  title: 'name',
  subtitle: 'website',
  path: 'companies',
  duplicates: {
    name: 'organisationName',
    website: 'link',
    email: 'email',
    phone: 'phone',
    vatNumber: 'text',
    street: 'street',
    postcode: 'postcode',
    city: 'place',
    region: 'place',
    country: 'country',
  },
  ownership: 'owner',
  columns: ['name', 'industry', 'city', 'country', 'phone', 'owner'],
  sort: 'name',
  fields: {
    name: text({ required: true, searchable: true, indexed: true, maxLength: 300 }),
    website: link(),
    industry: text({ maxLength: 150, indexed: true, say: { is: '[are] in the industry {value}' } }),
    email: email({ label: 'E-mail', searchable: true, indexed: true, say: { noun: 'e-mail address' } }),
    phone: phone({ indexed: true, say: { noun: 'phone number' } }),
    customerNumber: text({ unique: true, searchable: true, indexed: true, maxLength: 100 }),
    vatNumber: text({ label: 'VAT number', maxLength: 50 }),
    employees: number({ integer: true, min: 0 }),
    street: text({ maxLength: 300 }),
    postcode: text({ maxLength: 20 }),
    city: text({ maxLength: 150, indexed: true, say: { is: '[are] in {value}' } }),
    region: text({ maxLength: 150, say: { is: '[are] in {value}' } }),
    country: country({ indexed: true, say: { is: '[are] in {value}' } }),
    tags: multiSelect([], { open: true, indexed: true, say: { is: '[are] tagged {value}' } }),
    about: longText(),
    orderCount: rollUp(
      { over: 'orders', take: 'count', where: ordersThatCount },
      number({
        integer: true,
        indexed: true,
        label: 'Orders',
        description: 'Orders placed, returns and cancelled ones not counted.',
        say: { compare: 'have ordered {times}', some: ['have ordered', 'have never ordered'] },
      }),
    ),
    lastOrderOn: rollUp(
      { over: 'orders', take: 'max', of: 'placedOn', where: ordersThatCount },
      date({
        indexed: true,
        label: 'Last order',
        say: {
          when: ['last ordered {value}', 'did not last order {value}'],
          some: ['have ordered', 'have never ordered'],
        },
      }),
    ),
  },
})

export const note = defineObject('note', {
  module: 'customers',
  label: 'Note',
  labelPlural: 'Notes',
  description: 'Something worth remembering about a person or a company.',
  icon: 'sticky-note',
  title: 'text',
  ownership: 'owner',
  columns: ['text', 'contact', 'company', 'createdBy', 'createdAt'],
  fields: {
    text: longText({ required: true, searchable: true, maxLength: 20_000 }),
    contact: reference('contact', {
      inverse: 'notes',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about people {value}' },
    }),
    company: reference('company', {
      inverse: 'notes',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about companies {value}' },
    }),
    deal: reference('deal', {
      inverse: 'notes',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about deals {value}' },
    }),
    pinned: yesNo({ default: false }),
  },
})

export const task = defineObject('task', {
  module: 'customers',
  label: 'Task',
  labelPlural: 'Tasks',
  description: 'Something somebody promised to do, with a day.',
  icon: 'circle-check',
  title: 'title',
  ownership: 'owner',
  time: 'dueOn',
  columns: ['title', 'dueOn', 'priority', 'recurrence', 'contact', 'owner', 'doneAt'],
  sort: 'dueOn',
  fields: {
    title: text({ required: true, searchable: true, maxLength: 300 }),
    kind: select(taskKinds, { required: true, default: 'task', say: { is: '[are] {value}' } }),
    dueOn: date({ indexed: true, label: 'Due', say: { noun: 'due day', when: '[are] due {value}' } }),
    dueAt: instant({
      label: 'Due at',
      description: 'The moment, when the day is not exact enough; the day follows from it.',
    }),
    priority: select(taskPriorities, { required: true, default: 'normal' }),
    recurrence: recurrence({
      label: 'Repeats',
      description: 'When it is done, the next one is made.',
    }),
    remindAt: instant({
      indexed: true,
      label: 'Reminder',
      description: 'From when on whoever is responsible is reminded, until it is done or put off.',
    }),
    details: longText(),
    contact: reference('contact', {
      inverse: 'tasks',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about people {value}' },
    }),
    company: reference('company', {
      inverse: 'tasks',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about companies {value}' },
    }),
    deal: reference('deal', {
      inverse: 'tasks',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about deals {value}' },
    }),
    lead: reference('lead', {
      inverse: 'tasks',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about leads {value}' },
    }),
    contract: reference('contract', {
      inverse: 'tasks',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] about {value}', through: '[are] about contracts {value}' },
    }),
    stageTask: reference('stageTask', {
      internal: true,
      indexed: true,
      onRemove: 'clear',
      description: 'What the stage of the deal asked for, when it was not thought of by a person.',
    }),
    planStep: reference('activityStep', {
      internal: true,
      indexed: true,
      onRemove: 'clear',
      description: 'The step of the activity plan that asked for it.',
    }),
    recursFrom: date({
      internal: true,
      column: 'recurs_from_on',
      description: 'The first day of what repeats, from which its rule is counted.',
    }),
    recursOn: date({
      internal: true,
      description: 'The day on which the rule put it, wherever it was moved to since.',
    }),
    previous: reference('task', {
      internal: true,
      indexed: true,
      onRemove: 'clear',
      description: 'Of what repeats, the one before it.',
    }),
    doneAt: instant({
      indexed: true,
      label: 'Done',
      say: { when: '[were] done {value}', some: ['are done', 'are still open'] },
      description: 'When it was ticked off; empty while open.',
    }),
    overdue: formula(
      'is_blank(done_at) and due_on < today()',
      yesNo({
        live: true,
        description: 'Still open although its day is over.',
        say: { some: ['are overdue', 'are not overdue'] },
      }),
    ),
  },
})
