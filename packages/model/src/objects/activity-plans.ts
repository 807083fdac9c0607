/** Activity plans, of the module `sales`: what is done one after the other about a deal, a lead or a person, with days between. */
import { defineObject } from '../define-object.ts'
import { longText, number, reference, select, text } from '../fields/make.ts'

/** What a task is done by. */
export const taskKinds = [
  { value: 'task', label: 'Task', color: 'grey', said: 'things to do' },
  { value: 'call', label: 'Call', color: 'teal', said: 'calls' },
  { value: 'email', label: 'E-mail', color: 'blue', said: 'e-mails' },
  { value: 'meeting', label: 'Meeting', color: 'amber', said: 'meetings' },
] as const

/** How soon a task matters beside others of its day. */
export const taskPriorities = [
  { value: 'high', label: 'High', color: 'brick' },
  { value: 'normal', label: 'Normal', color: 'grey' },
  { value: 'low', label: 'Low', color: 'blue' },
] as const

export const activityPlan = defineObject('activityPlan', {
  module: 'sales',
  label: 'Activity plan',
  labelPlural: 'Activity plans',
  description:
    'A sequence of tasks, calls, mails and meetings with days between, started by hand or with a stage.',
  icon: 'list-todo',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'description'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    description: longText(),
  },
})

export const activityStep = defineObject('activityStep', {
  module: 'sales',
  label: 'Step of a plan',
  labelPlural: 'Steps of plans',
  description: 'One thing of an activity plan, and how many days after its start it is due.',
  icon: 'list-todo',
  title: 'title',
  ownership: 'shared',
  columns: ['title', 'kind', 'dueAfterDays', 'position'],
  sort: 'position',
  fields: {
    plan: reference('activityPlan', {
      required: true,
      inverse: 'steps',
      indexed: true,
      part: true,
      onRemove: 'cascade',
    }),
    title: text({ required: true, maxLength: 300 }),
    kind: select(taskKinds, { required: true, default: 'task' }),
    dueAfterDays: number({
      integer: true,
      required: true,
      min: 0,
      max: 3650,
      default: 0,
      unit: 'days',
      label: 'Due after',
    }),
    position: number({ integer: true, required: true, default: 1, label: 'Order' }),
    details: longText(),
  },
})
