/** Objects of the module `segments`: named questions about customers. Membership is live, never a copied list. */
import { defineObject } from '../define-object.ts'
import { json, longText, text, yesNo } from '../fields/make.ts'

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
    condition: json({ required: true, description: 'In the condition language, about a contact.' }),
    builtIn: yesNo({
      readOnly: true,
      default: false,
      description: 'Came with the product; may be edited like any other.',
    }),
  },
})
