/**
 * Objects of the module `customers` (server/src/modules/customers, web/src/modules/customers): who our customers are and what
 * happened between them and us. *Contact* is a person from first visit to loyal customer; there is no separate lead record.
 */
import { defineObject } from '../define-object.ts'
import {
  country,
  date,
  email,
  instant,
  json,
  link,
  longText,
  money,
  multiSelect,
  number,
  phone,
  reference,
  select,
  text,
  yesNo,
} from '../fields/make.ts'

export const lifecycleStages = {
  visitor: 'Visitor',
  lead: 'Lead',
  prospect: 'Prospect',
  customer: 'Customer',
  regular: 'Regular',
  lapsed: 'Lapsed',
} as const

export const channels = {
  web: 'Web shop',
  store: 'Store',
  email: 'E-mail',
  phone: 'Phone',
  chat: 'Chat',
  sms: 'SMS',
  letter: 'Letter',
  fax: 'Fax',
  social: 'Social',
  other: 'Other',
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
  columns: ['name', 'email', 'lifecycle', 'company', 'orderCount', 'revenue', 'lastOrderOn', 'owner'],
  sort: 'name',
  fields: {
    name: text({
      required: true,
      searchable: true,
      indexed: true,
      maxLength: 300,
      composedOf: ['firstName', 'lastName'],
      description:
        'Written as the person writes it. Put together from first and last name when those are given.',
    }),
    firstName: text({ maxLength: 150 }),
    lastName: text({ maxLength: 150, indexed: true }),
    email: email({ label: 'E-mail', unique: true, searchable: true, indexed: true }),
    phone: phone({ searchable: true, indexed: true }),
    lifecycle: select(
      [
        { value: 'visitor', label: 'Visitor', color: 'grey' },
        { value: 'lead', label: 'Lead', color: 'blue' },
        { value: 'prospect', label: 'Prospect', color: 'violet' },
        { value: 'customer', label: 'Customer', color: 'teal' },
        { value: 'regular', label: 'Regular', color: 'green' },
        { value: 'lapsed', label: 'Lapsed', color: 'amber' },
      ],
      { required: true, default: 'lead', indexed: true, label: 'Stage' },
    ),
    customerNumber: text({
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 100,
      description: 'The key by which the shop, till or web shop knows this person.',
    }),
    company: reference('company', { inverse: 'contacts', indexed: true, onRemove: 'clear' }),
    jobTitle: text({ maxLength: 200 }),
    birthday: date({ yearly: true }),
    pronouns: text({ maxLength: 50 }),
    language: text({ maxLength: 35, description: 'Language tag, such as pl or de-AT.' }),
    preferredChannel: select(channels, { description: 'How this person would rather hear from us.' }),
    street: text({ maxLength: 300 }),
    postcode: text({ maxLength: 20 }),
    city: text({ maxLength: 150, indexed: true }),
    region: text({ maxLength: 150 }),
    country: country({ indexed: true }),
    tags: multiSelect([], { open: true, indexed: true }),
    source: text({ maxLength: 200, description: 'Where the first touch came from.' }),
    about: longText({ description: 'What a good shopkeeper would want to remember.' }),
    orderCount: number({
      integer: true,
      readOnly: true,
      indexed: true,
      default: 0,
      label: 'Orders',
      description: 'Orders placed, returns and cancelled ones not counted.',
    }),
    revenue: money({
      readOnly: true,
      indexed: true,
      default: 0,
      description: 'Sum of all orders in the currency of the business, returns taken off.',
    }),
    firstOrderOn: date({ readOnly: true, label: 'First order' }),
    lastOrderOn: date({ readOnly: true, indexed: true, label: 'Last order' }),
    lastSeenAt: instant({ readOnly: true, label: 'Last seen', description: 'Most recent touchpoint.' }),
  },
})

export const company = defineObject('company', {
  module: 'customers',
  label: 'Company',
  labelPlural: 'Companies',
  description: 'An organisation that buys from us, or that people we know work for.',
  icon: 'building-2',
  title: 'name',
  subtitle: 'website',
  path: 'companies',
  ownership: 'owner',
  columns: ['name', 'industry', 'city', 'country', 'phone', 'owner'],
  sort: 'name',
  fields: {
    name: text({ required: true, searchable: true, indexed: true, maxLength: 300 }),
    website: link(),
    industry: text({ maxLength: 150, indexed: true }),
    email: email({ label: 'E-mail', searchable: true, indexed: true }),
    phone: phone({ indexed: true }),
    customerNumber: text({ unique: true, searchable: true, indexed: true, maxLength: 100 }),
    vatNumber: text({ label: 'VAT number', maxLength: 50 }),
    employees: number({ integer: true, min: 0 }),
    street: text({ maxLength: 300 }),
    postcode: text({ maxLength: 20 }),
    city: text({ maxLength: 150, indexed: true }),
    region: text({ maxLength: 150 }),
    country: country({ indexed: true }),
    tags: multiSelect([], { open: true, indexed: true }),
    about: longText(),
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
    contact: reference('contact', { inverse: 'notes', indexed: true, onRemove: 'cascade' }),
    company: reference('company', { inverse: 'notes', indexed: true, onRemove: 'cascade' }),
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
  columns: ['title', 'dueOn', 'contact', 'owner', 'doneAt'],
  sort: 'dueOn',
  fields: {
    title: text({ required: true, searchable: true, maxLength: 300 }),
    dueOn: date({ indexed: true, label: 'Due' }),
    details: longText(),
    contact: reference('contact', { inverse: 'tasks', indexed: true, onRemove: 'cascade' }),
    company: reference('company', { inverse: 'tasks', indexed: true, onRemove: 'cascade' }),
    doneAt: instant({
      indexed: true,
      label: 'Done',
      description: 'When it was ticked off; empty while open.',
    }),
  },
})

/** Kinds of touchpoint. A module adds its own here, so the timeline can name each in words. */
export const touchpointTypes = {
  'order.placed': 'Order',
  'order.returned': 'Return',
  'message.sent': 'Message sent',
  'message.opened': 'Message opened',
  'message.clicked': 'Link clicked',
  'message.bounced': 'Message bounced',
  'consent.given': 'Agreed to be written to',
  'consent.withdrawn': 'Unsubscribed',
  'note.added': 'Note',
  'task.done': 'Task done',
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
  chat: 'Chat',
  visit: 'Visit',
  letter: 'Letter',
  fax: 'Fax',
} as const

export const touchpoint = defineObject('touchpoint', {
  module: 'customers',
  label: 'Touchpoint',
  labelPlural: 'Touchpoints',
  description: 'One thing that happened between a person and us. Append-only: the memory of the business.',
  icon: 'activity',
  title: 'subject',
  ownership: { via: 'contact' },
  time: 'at',
  columns: ['at', 'contact', 'type', 'channel', 'subject'],
  sort: '-at',
  bin: false,
  fields: {
    at: instant({ required: true, indexed: true, label: 'When' }),
    contact: reference('contact', {
      required: true,
      inverse: 'touchpoints',
      indexed: true,
      onRemove: 'cascade',
    }),
    type: select(touchpointTypes, { required: true, indexed: true }),
    channel: select(channels),
    subject: text({ maxLength: 500 }),
    about: json({ label: 'About', description: 'Object and id of the record behind it.' }),
    payload: json({ description: 'What else is known, by kind of touchpoint.' }),
  },
})

export const consent = defineObject('consent', {
  module: 'customers',
  label: 'Consent',
  labelPlural: 'Consents',
  description:
    'That a person agreed, or no longer agrees, to hear from us by a channel; with when, how and in which words.',
  icon: 'badge-check',
  title: 'channel',
  ownership: { via: 'contact' },
  time: 'decidedAt',
  columns: ['contact', 'channel', 'state', 'source', 'decidedAt'],
  sort: '-decidedAt',
  fields: {
    contact: reference('contact', {
      required: true,
      inverse: 'consents',
      indexed: true,
      onRemove: 'cascade',
    }),
    channel: select(channels, { required: true, default: 'email', indexed: true }),
    state: select(
      [
        { value: 'given', label: 'Agreed', color: 'green' },
        { value: 'withdrawn', label: 'Withdrawn', color: 'brick' },
      ],
      { required: true, default: 'given', indexed: true },
    ),
    source: text({ maxLength: 300, description: 'Where it was said: form, till, import, letter.' }),
    wording: longText({ description: 'The words that were agreed to.' }),
    decidedAt: instant({ required: true, indexed: true, label: 'When' }),
  },
})

export const suppression = defineObject('suppression', {
  module: 'customers',
  label: 'Suppression',
  labelPlural: 'Suppressions',
  description: 'An address that must never be written to again, whoever it belongs to.',
  icon: 'ban',
  title: 'address',
  ownership: 'shared',
  columns: ['address', 'channel', 'reason', 'createdAt'],
  fields: {
    address: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 320 }),
    channel: select(channels, { required: true, default: 'email' }),
    reason: select(
      { unsubscribed: 'Unsubscribed', bounced: 'Bounced', complained: 'Complained', manual: 'By hand' },
      { required: true, default: 'manual' },
    ),
    contact: reference('contact', { inverse: 'suppressions', indexed: true, onRemove: 'clear' }),
  },
})
