/** Touchpoints, of the module `customers`: the memory of everything that happened between people and us. */
import { defineObject } from '../define-object.ts'
import type { SelectOption } from '../fields/field.ts'
import { instant, json, reference, select, text } from '../fields/make.ts'
import { contactChannelOptions } from './channels.ts'

/** Kinds of touchpoint. A module adds its own here, so the timeline can name each in words. */
export const touchpointTypes = {
  'order.placed': 'Order',
  'order.returned': 'Return',
  'deal.opened': 'Deal begun',
  'deal.won': 'Deal won',
  'deal.lost': 'Deal lost',
  'quote.sent': 'Quote sent',
  'quote.asked': 'Question about a quote',
  'quote.accepted': 'Quote accepted',
  'quote.declined': 'Quote declined',
  'form.sent': 'Form filled',
  'lead.arrived': 'Lead',
  'web.visited': 'Website visit',
  'contract.started': 'Contract began',
  'contract.noticed': 'Notice given',
  'contract.ended': 'Contract ended',
  'message.sent': 'Message sent',
  'message.opened': 'Message opened',
  'message.clicked': 'Link clicked',
  'message.bounced': 'Message bounced',
  'consent.given': 'Agreed to be written to',
  'consent.withdrawn': 'Unsubscribed',
  'note.added': 'Note',
  'task.done': 'Task done',
  'meeting.booked': 'Meeting booked',
  'meeting.held': 'Meeting held',
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
  chat: 'Chat',
  visit: 'Visit',
  letter: 'Letter',
  fax: 'Fax',
} as const

type TouchpointType = keyof typeof touchpointTypes

/** What people have done when a touchpoint of theirs is of a kind. */
const said: Record<TouchpointType, string> = {
  'order.placed': 'placed an order',
  'order.returned': 'returned an order',
  'deal.opened': 'begun a deal',
  'deal.won': 'agreed to a deal',
  'deal.lost': 'turned a deal down',
  'quote.sent': 'been sent a quote',
  'quote.asked': 'asked about a quote',
  'quote.accepted': 'accepted a quote',
  'quote.declined': 'declined a quote',
  'form.sent': 'filled a form',
  'lead.arrived': 'asked us for something',
  'web.visited': 'visited our website',
  'contract.started': 'begun a contract',
  'contract.noticed': 'had notice given on a contract',
  'contract.ended': 'had a contract end',
  'message.sent': 'been sent a message',
  'message.opened': 'opened a message',
  'message.clicked': 'clicked a link in a message',
  'message.bounced': 'had a message bounce',
  'consent.given': 'agreed to be written to',
  'consent.withdrawn': 'unsubscribed',
  'note.added': 'been noted about',
  'task.done': 'had a task done for them',
  'meeting.booked': 'booked a meeting',
  'meeting.held': 'met us',
  call: 'been in a call',
  meeting: 'been in a meeting',
  email: 'exchanged e-mail',
  chat: 'chatted',
  visit: 'visited',
  letter: 'exchanged letters',
  fax: 'exchanged faxes',
}

/** The kinds as options of a field. */
export const touchpointOptions: ReadonlyArray<SelectOption & { value: TouchpointType }> = (
  Object.keys(touchpointTypes) as TouchpointType[]
).map((value) => ({ value, label: touchpointTypes[value], said: said[value] }))

export const touchpoint = defineObject('touchpoint', {
  module: 'customers',
  label: 'Touchpoint',
  labelPlural: 'Touchpoints',
  description: 'One thing that happened between a person and us. Append-only: the memory of the business.',
  icon: 'activity',
  title: 'subject',
  writtenInBulk: true,
  ownership: { via: 'contact' },
  time: 'at',
  columns: ['at', 'contact', 'type', 'channel', 'subject'],
  sort: '-at',
  bin: false,
  fields: {
    at: instant({
      required: true,
      indexed: true,
      label: 'When',
      say: { noun: 'time', when: '[happened] {value}' },
    }),
    contact: reference('contact', {
      required: true,
      inverse: 'touchpoints',
      inverseSay: {
        some: ['have been in touch', 'have not been in touch'],
        count: 'have been in touch {times}',
        by: { type: 'have {value}' },
      },
      say: { is: '[were had] with {value}', through: '[were had] with people {value}' },
      indexed: true,
      onRemove: 'cascade',
    }),
    type: select(touchpointOptions, { required: true, indexed: true }),
    channel: select(contactChannelOptions, { say: { is: '[happened] {value}' } }),
    subject: text({ maxLength: 500 }),
    about: json({ label: 'About', description: 'Object and id of the record behind it.' }),
    payload: json({ description: 'What else is known, by kind of touchpoint.' }),
  },
})
