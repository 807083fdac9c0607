/** What a model says of open deals, of the module `sales`: estimates are not facts, so they stand apart from the deal. */
import { defineObject } from '../define-object.ts'
import { date, json, reference, share, text } from '../fields/make.ts'

export const dealScore = defineObject('dealScore', {
  module: 'sales',
  label: 'Win probability',
  labelPlural: 'Win probabilities',
  description:
    'How likely an open deal is won, learnt from the deals that were won and lost before, with the reasons.',
  icon: 'gauge',
  title: 'model',
  table: 'deal_score',
  writes: 'managed',
  derived: true,
  ownership: { via: 'deal' },
  columns: ['deal', 'probability', 'baseRate', 'asOf'],
  sort: '-probability',
  fields: {
    deal: reference('deal', {
      required: true,
      unique: true,
      inverse: 'score',
      one: true,
      indexed: true,
      onRemove: 'cascade',
    }),
    asOf: date({ required: true, label: 'As of', say: { noun: 'day' } }),
    probability: share({
      required: true,
      indexed: true,
      label: 'Win probability',
      say: { noun: 'win probability', compare: 'are {value} likely to be won' },
    }),
    baseRate: share({
      required: true,
      label: 'Of all deals',
      description: 'Share of all closed deals that was won.',
    }),
    reasons: json({
      description: 'What raises and lowers it most: feature, value and change of the log-odds.',
    }),
    model: text({ required: true }),
  },
})
