/** Targets and weekly snapshots, of the module `sales`: what was meant to be sold, and how the open deals stood. */
import { defineObject } from '../define-object.ts'
import { currency, date, instant, money, reference, select, share } from '../fields/make.ts'
import { outcomeOptions } from './pipelines.ts'

export const salesTarget = defineObject('salesTarget', {
  module: 'sales',
  label: 'Sales target',
  labelPlural: 'Sales targets',
  description:
    'What a person, a team or everybody together is to win in a month, or what is counted on; of all products or of a group of them.',
  icon: 'target',
  title: 'month',
  ownership: 'shared',
  time: 'month',
  columns: ['month', 'kind', 'user', 'team', 'category', 'amount'],
  sort: '-month',
  fields: {
    month: date({
      required: true,
      indexed: true,
      description: 'Any day of the month; kept as its first.',
      say: { when: '[are] for {value}' },
    }),
    user: reference('user', {
      label: 'Person',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of users {value}' },
    }),
    team: reference('team', {
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of teams {value}' },
    }),
    category: reference('productCategory', {
      label: 'Product group',
      indexed: true,
      onRemove: 'cascade',
      description: 'With the groups below it; empty = all products.',
      say: { is: '[are] of {value}', through: '[are] of categories {value}' },
    }),
    kind: select(
      [
        { value: 'target', label: 'Target', color: 'teal', said: 'targets' },
        { value: 'budget', label: 'Budget', color: 'blue', said: 'budgets' },
      ],
      {
        required: true,
        default: 'target',
        description: 'A target is what sellers are to reach, a budget what the business counts on.',
        say: { is: 'are {value}' },
      },
    ),
    amount: money({ required: true, min: 0, description: 'In the currency of the business.' }),
  },
})

/** How a deal stood on a day; taken every week of all that are open or were closed since the last time. */
export const dealSnapshot = defineObject('dealSnapshot', {
  module: 'sales',
  label: 'Deal as it stood',
  labelPlural: 'Deals as they stood',
  description: 'What a deal was expected to bring and when, on a day of the past.',
  icon: 'camera',
  title: 'takenOn',
  writes: 'managed',
  derived: true,
  ownership: { via: 'deal' },
  time: 'takenOn',
  columns: ['takenOn', 'deal', 'stage', 'value', 'expectedCloseOn', 'status'],
  sort: '-takenOn',
  fields: {
    takenOn: date({ required: true, indexed: true, label: 'Day', say: { when: '[stood so] {value}' } }),
    deal: reference('deal', {
      required: true,
      inverse: 'snapshots',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of deals {value}' },
    }),
    stage: reference('stage', { onRemove: 'clear' }),
    status: select(outcomeOptions, { required: true, default: 'open' }),
    probability: share({ required: true, default: 0 }),
    value: money({ currency: 'currency' }),
    currency: currency(),
    expectedCloseOn: date({ label: 'Expected close' }),
    closedAt: instant({ label: 'Closed' }),
  },
})
