/** What decides about leads, of the module `leads`: what makes them warm, who gets them, and who is away. */
import { defineObject } from '../define-object.ts'
import { date, json, number, reference, select, text, yesNo } from '../fields/make.ts'

export const scoreRule = defineObject('scoreRule', {
  module: 'leads',
  label: 'Score rule',
  labelPlural: 'Score rules',
  description: 'What makes a lead warmer or colder, and by how many points.',
  icon: 'thermometer-sun',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'points', 'active'],
  sort: 'position',
  fields: {
    name: text({ required: true, searchable: true, maxLength: 200 }),
    position: number({ integer: true, required: true, default: 1, indexed: true, label: 'Order' }),
    condition: json({
      required: true,
      description: 'A question about leads; those that satisfy it get the points.',
    }),
    points: number({ integer: true, required: true, default: 10, min: -1000, max: 1000 }),
    active: yesNo({ required: true, default: true, label: 'In use' }),
  },
})

export const assignmentRule = defineObject('assignmentRule', {
  module: 'leads',
  label: 'Assignment rule',
  labelPlural: 'Assignment rules',
  description: 'Which leads go to whom. The first rule that fits and has somebody at work decides.',
  icon: 'split',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'method', 'team', 'person', 'active'],
  sort: 'position',
  fields: {
    name: text({ required: true, searchable: true, maxLength: 200 }),
    position: number({ integer: true, required: true, default: 1, indexed: true, label: 'Order' }),
    condition: json({
      description: 'A question about leads, such as where they come from; none = all of them.',
    }),
    method: select(
      [
        { value: 'turns', label: 'In turns', color: 'teal' },
        { value: 'load', label: 'To whoever has least open', color: 'blue' },
        { value: 'person', label: 'To one person', color: 'grey' },
      ],
      { required: true, default: 'turns' },
    ),
    team: reference('team', { inverse: 'assignmentRules', indexed: true, onRemove: 'cascade' }),
    person: reference('user', { inverse: 'assignmentRules', indexed: true, onRemove: 'cascade' }),
    waitsForHours: yesNo({
      required: true,
      default: false,
      label: 'Only in working hours',
      description: 'Leads that come at night wait until the morning.',
    }),
    active: yesNo({ required: true, default: true, label: 'In use' }),
  },
})

export const absence = defineObject('absence', {
  module: 'leads',
  label: 'Absence',
  labelPlural: 'Absences',
  description: 'Days on which somebody is away, so that nothing new is given to them.',
  icon: 'tree-palm',
  title: 'reason',
  ownership: 'owner',
  time: 'from',
  columns: ['owner', 'from', 'until', 'reason'],
  sort: '-from',
  fields: {
    from: date({ required: true, indexed: true, column: 'from_on' }),
    until: date({ required: true, indexed: true, column: 'until_on', description: 'The last day of it.' }),
    reason: text({ required: true, default: 'Away', maxLength: 200 }),
  },
})
