/** Touchpoints that wait, of the module `identity`: something happened, and nobody knows yet with whom. */
import { defineObject } from '../define-object.ts'
import { instant, json, multiSelect, select, text } from '../fields/make.ts'
import { contactChannelOptions } from './channels.ts'
import { touchpointOptions } from './touchpoints.ts'

export const waitingTouchpoint = defineObject('waitingTouchpoint', {
  module: 'identity',
  label: 'Waiting touchpoint',
  labelPlural: 'Waiting touchpoints',
  description:
    'Something that happened with a visitor whom nobody knows yet. It goes to the person as soon as one of its identifiers is theirs, and is forgotten after a year.',
  icon: 'hourglass',
  title: 'subject',
  ownership: 'shared',
  writes: 'managed',
  time: 'at',
  columns: ['at', 'type', 'channel', 'subject', 'knownBy'],
  sort: '-at',
  fields: {
    at: instant({ required: true, label: 'When', say: { noun: 'time', when: '[happened] {value}' } }),
    type: select(touchpointOptions, { required: true }),
    channel: select(contactChannelOptions, { say: { is: '[happened] {value}' } }),
    subject: text({ maxLength: 500 }),
    payload: json({ description: 'What else is known, by kind of touchpoint.' }),
    knownBy: multiSelect([], {
      open: true,
      required: true,
      indexed: true,
      description: 'Its identifiers, each with its kind: device:7f3a…',
      shownWith: ['contact.email', 'contact.phone', 'contact.customerNumber'],
    }),
  },
})
