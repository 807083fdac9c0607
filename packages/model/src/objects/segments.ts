/** Objects of the module `segments`: named questions about customers. Membership is live, never a copied list; who was picked by hand is what a question can ask for. */
import type { Condition } from '../conditions/condition.ts'
import { defineObject } from '../define-object.ts'
import { json, longText, reference, text, yesNo } from '../fields/make.ts'

export const segment = defineObject('segment', {
  module: 'segments',
  label: 'Segment',
  labelPlural: 'Segments',
  description: 'A group of people described by a condition. Whoever satisfies it is in it, at any moment.',
  icon: 'users-round',
  title: 'name',
  ownership: 'shared',
  columns: ['name', 'description', 'createdBy', 'updatedAt'],
  sort: 'name',
  fields: {
    name: text({ required: true, unique: true, searchable: true, indexed: true, maxLength: 200 }),
    description: longText({ maxLength: 2000 }),
    condition: json({
      required: true,
      description: 'In the condition language, about a contact. Without one, whoever is picked by hand.',
    }),
    builtIn: yesNo({
      readOnly: true,
      default: false,
      description: 'Came with the product; may be edited like any other.',
    }),
  },
})

export const segmentMember = defineObject('segmentMember', {
  module: 'segments',
  label: 'Segment member',
  labelPlural: 'Segment members',
  description: 'That somebody was picked by hand for a segment, whose condition asks for it.',
  icon: 'user-plus',
  title: 'note',
  writes: 'managed',
  ownership: { via: 'contact' },
  columns: ['contact', 'segment', 'note', 'createdBy', 'createdAt'],
  fields: {
    segment: reference('segment', {
      required: true,
      inverse: 'members',
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] of {value}', through: '[are] of segments {value}' },
    }),
    contact: reference('contact', {
      required: true,
      inverse: 'segmentMembers',
      inverseSay: {
        some: ['have been picked by hand for a segment', 'have not been picked by hand for a segment'],
        by: { segment: 'have been picked by hand for {value}' },
      },
      indexed: true,
      onRemove: 'cascade',
      say: { is: '[are] {value}', through: '[are] people {value}' },
    }),
    note: text({ maxLength: 300, description: 'Why they were picked.' }),
  },
})

/** The condition that those satisfy who were picked by hand for a segment. */
export const pickedFor = (segmentId: string): Condition => ({
  has: 'segmentMembers',
  where: { field: 'segment', op: 'is', value: segmentId },
})
