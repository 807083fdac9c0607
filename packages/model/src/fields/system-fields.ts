/** Fields that `defineObject` adds by itself. */
import { instant, number, reference } from './make.ts'

/** Fields of every record; `id` is none. */
export const alwaysFields = {
  createdAt: instant({
    system: true,
    readOnly: true,
    indexed: true,
    label: 'Created',
    say: { when: '[were added] {value}' },
  }),
  updatedAt: instant({
    system: true,
    readOnly: true,
    label: 'Last changed',
    say: { when: 'were last changed {value}' },
  }),
  version: number({ system: true, readOnly: true, integer: true }),
  createdBy: reference('user', {
    system: true,
    readOnly: true,
    label: 'Created by',
    onRemove: 'clear',
    say: {
      is: '[were added] by {value}',
      through: '[were added] by users {value}',
      some: ['were added by a person', 'were not added by a person'],
    },
  }),
  changeSet: reference('changeSet', {
    system: true,
    readOnly: true,
    indexed: true,
    label: 'Came with',
    say: {
      noun: 'change set',
      is: '[have come] with {value}',
      through: '[have come] with change sets {value}',
    },
    description: 'The import, edit or form that created the record.',
  }),
}

/** Who is responsible for a record. */
export const ownerField = reference('user', {
  system: true,
  indexed: true,
  label: 'Owner',
  onRemove: 'clear',
  say: {
    is: 'belong to {value}',
    through: 'belong to users {value}',
    some: ['belong to somebody', 'belong to nobody'],
  },
})

/** When a record was put into the bin. */
export const deletedAtField = instant({ system: true, readOnly: true, internal: true })
