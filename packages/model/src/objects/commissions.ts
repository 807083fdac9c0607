/** Who is credited with a deal, and what selling earns, of the module `sales` (server/src/modules/sales/insight/commissions.ts). */
import { defineObject } from '../define-object.ts'
import { date, reference, share, text } from '../fields/make.ts'

export const dealCredit = defineObject('dealCredit', {
  module: 'sales',
  label: 'Credit',
  labelPlural: 'Credits',
  description: 'How much of a deal somebody besides its owner is credited with; the rest is the owner’s.',
  icon: 'split',
  title: 'note',
  ownership: { via: 'deal' },
  columns: ['deal', 'user', 'share', 'note'],
  fields: {
    deal: reference('deal', {
      required: true,
      inverse: 'credits',
      inverseSay: {
        some: ['are credited to several people', 'are credited to their owner alone'],
        by: { user: 'are credited to {value}' },
      },
      indexed: true,
      part: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of deals {value}' },
    }),
    user: reference('user', {
      required: true,
      label: 'Person',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of users {value}' },
    }),
    share: share({
      required: true,
      description: 'Of the value of the deal; all shares together at most the whole.',
    }),
    note: text({ maxLength: 300, description: 'What they did for it.' }),
  },
})

export const commissionPlan = defineObject('commissionPlan', {
  module: 'sales',
  label: 'Commission plan',
  labelPlural: 'Commission plans',
  description: 'What somebody, a team or everybody earns of what they win. The closest plan holds.',
  icon: 'banknote',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'user', 'team', 'rate', 'rateAboveTarget', 'validFrom', 'validUntil'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    user: reference('user', { label: 'Person', indexed: true, onRemove: 'cascade' }),
    team: reference('team', { indexed: true, onRemove: 'cascade' }),
    rate: share({ required: true, description: 'Of the value of the deals won in a month.' }),
    rateAboveTarget: share({
      label: 'Rate above the target',
      description: 'Of what was won beyond the month’s own target of the person; empty: the same rate.',
    }),
    validFrom: date({ description: 'It holds for the months that begin on this day or later.' }),
    validUntil: date({ description: 'It holds for the months that begin until this day.' }),
  },
})
