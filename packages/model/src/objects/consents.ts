/** Consents and suppressions, of the module `customers`: who may be written to, by which channel, and who must not. */
import { defineObject } from '../define-object.ts'
import { instant, longText, reference, select, text } from '../fields/make.ts'
import { channelOptions } from './channels.ts'

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
      inverseSay: {
        some: [
          'have said whether they want to hear from us',
          'have not said whether they want to hear from us',
        ],
        by: { state: 'have {value} consent' },
      },
      say: { is: '[are] of {value}', through: '[are] of people {value}' },
      indexed: true,
      onRemove: 'cascade',
    }),
    channel: select(channelOptions, {
      required: true,
      default: 'email',
      indexed: true,
      say: { is: '[were given] {value}' },
    }),
    state: select(
      [
        { value: 'given', label: 'Agreed', color: 'green', said: 'given' },
        { value: 'withdrawn', label: 'Withdrawn', color: 'brick', said: 'withdrawn' },
      ],
      { required: true, default: 'given', indexed: true, say: { is: '[are] {value}' } },
    ),
    source: text({ maxLength: 300, description: 'Where it was said: form, till, import, letter.' }),
    wording: longText({ description: 'The words that were agreed to.' }),
    decidedAt: instant({
      required: true,
      indexed: true,
      label: 'When',
      say: { noun: 'time', when: '[were decided] {value}' },
    }),
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
    channel: select(channelOptions, { required: true, default: 'email' }),
    reason: select(
      { unsubscribed: 'Unsubscribed', bounced: 'Bounced', complained: 'Complained', manual: 'By hand' },
      { required: true, default: 'manual' },
    ),
    contact: reference('contact', {
      inverse: 'suppressions',
      inverseSay: { some: ['must not be written to', 'may be written to'] },
      indexed: true,
      onRemove: 'clear',
    }),
  },
})
