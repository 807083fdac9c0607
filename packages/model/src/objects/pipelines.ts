/**
 * Pipelines and their stages, of the module `sales`: the way a deal takes from the first talk to won or lost, and what each step of
 * it asks for.
 */
import { defineObject } from '../define-object.ts'
import { json, longText, number, reference, select, share, text } from '../fields/make.ts'

/** What a stage means for a deal that stands in it, and so the state of the deal. */
export const outcomeOptions = [
  { value: 'open', label: 'Open', color: 'blue', said: 'open' },
  { value: 'won', label: 'Won', color: 'green', said: 'won' },
  { value: 'lost', label: 'Lost', color: 'brick', said: 'lost' },
] as const

export const pipeline = defineObject('pipeline', {
  module: 'sales',
  label: 'Pipeline',
  labelPlural: 'Pipelines',
  description: 'A way of selling: the stages its deals pass, in order.',
  icon: 'git-commit-horizontal',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'team', 'position'],
  sort: 'position',
  fields: {
    name: text({
      required: true,
      unique: true,
      searchable: true,
      indexed: true,
      maxLength: 200,
      say: { is: '[are] called {value}' },
    }),
    team: reference('team', {
      inverse: 'pipelines',
      indexed: true,
      onRemove: 'clear',
      description: 'Who sells this way; empty = everybody.',
      say: { is: '[are] of {value}', through: '[are] of teams {value}' },
    }),
    position: number({ integer: true, required: true, default: 1, indexed: true, label: 'Order' }),
    description: longText(),
  },
})

export const stage = defineObject('stage', {
  module: 'sales',
  label: 'Stage',
  labelPlural: 'Stages',
  description:
    'A step of a pipeline: what it means, how likely deals in it are won, and what they need to get there.',
  icon: 'milestone',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'pipeline', 'position', 'outcome', 'probability', 'staleAfterDays'],
  sort: 'position',
  fields: {
    name: text({
      required: true,
      searchable: true,
      indexed: true,
      maxLength: 200,
      say: { is: '[are] called {value}' },
    }),
    pipeline: reference('pipeline', {
      required: true,
      inverse: 'stages',
      indexed: true,
      part: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of pipelines {value}' },
    }),
    position: number({ integer: true, required: true, default: 1, indexed: true, label: 'Order' }),
    outcome: select(outcomeOptions, {
      required: true,
      default: 'open',
      description: 'What a deal in it is.',
      say: { is: '[mean] {value}' },
    }),
    probability: share({
      required: true,
      default: 0.5,
      description: 'How many of the deals that get here are won in the end. Won is always 100 %, lost 0 %.',
      say: { noun: 'probability', compare: 'are won {value} of the time' },
    }),
    staleAfterDays: number({
      integer: true,
      min: 1,
      max: 3650,
      unit: 'days',
      label: 'Stale after',
      description: 'Longer than this without moving on, a deal is marked.',
    }),
    activityPlan: reference('activityPlan', {
      inverse: 'stages',
      indexed: true,
      onRemove: 'clear',
      description: 'Begun for each deal that enters.',
      say: { is: '[begin] {value}', through: '[begin] plans {value}' },
    }),
    requirements: json({
      description: 'A condition that a deal must satisfy to enter; its parts are named one by one.',
    }),
  },
})

export const stageTask = defineObject('stageTask', {
  module: 'sales',
  label: 'To do in a stage',
  labelPlural: 'To do in stages',
  description: 'A task that a deal gets when it enters the stage.',
  icon: 'list-todo',
  title: 'title',
  ownership: 'shared',
  columns: ['title', 'stage', 'dueAfterDays'],
  sort: 'position',
  fields: {
    title: text({ required: true, maxLength: 300 }),
    stage: reference('stage', {
      required: true,
      inverse: 'tasks',
      indexed: true,
      part: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of stages {value}' },
    }),
    position: number({ integer: true, required: true, default: 1, label: 'Order' }),
    dueAfterDays: number({
      integer: true,
      required: true,
      min: 0,
      max: 3650,
      default: 0,
      unit: 'days',
      label: 'Due after',
    }),
  },
})
