/** Objects of the module `identity`: which records are one and the same. */
import { defineObject } from '../define-object.ts'
import { text } from '../fields/make.ts'

/**
 * That a record has become part of another. It comes and goes with the change set of the merge, so whatever undoes that change set also makes
 * the record answer for itself again.
 */
export const mergedRecord = defineObject('mergedRecord', {
  module: 'identity',
  label: 'Merged record',
  labelPlural: 'Merged records',
  description: 'That a record became part of another one: who asks for the old is answered with the new.',
  icon: 'merge',
  title: 'object',
  writes: 'managed',
  ownership: 'shared',
  columns: ['object', 'createdBy', 'createdAt'],
  fields: {
    object: text({ required: true, maxLength: 60, description: 'Name of the object that both are of.' }),
    mergedId: text({
      required: true,
      unique: true,
      internal: true,
      description: 'Id of the record that became part of the other.',
    }),
    survivorId: text({ required: true, internal: true, description: 'Id of the record that stays.' }),
  },
})

/** That two records are not one and the same, said by somebody; it is remembered until that is undone. */
export const distinctPair = defineObject('distinctPair', {
  module: 'identity',
  label: 'Different pair',
  labelPlural: 'Different pairs',
  description:
    'That two records that looked alike are not the same: they are not offered as duplicates again.',
  icon: 'split',
  title: 'object',
  writes: 'managed',
  ownership: 'shared',
  columns: ['object', 'createdBy', 'createdAt'],
  fields: {
    object: text({ required: true, maxLength: 60, description: 'Name of the object that both are of.' }),
    firstId: text({ required: true, internal: true, description: 'Id of the one.' }),
    secondId: text({ required: true, internal: true, description: 'Id of the other.' }),
  },
})

export const namedPair = defineObject('namedPair', {
  module: 'identity',
  label: 'Pair named together',
  labelPlural: 'Pairs named together',
  description:
    'That something which happened named two records at once, each by something only one can have: perhaps they are one.',
  icon: 'link-2',
  title: 'object',
  writes: 'managed',
  ownership: 'shared',
  columns: ['object', 'type', 'subject', 'createdAt'],
  fields: {
    object: text({ required: true, maxLength: 60, description: 'Name of the object that both are of.' }),
    firstId: text({ required: true, internal: true, description: 'Id of the one.' }),
    secondId: text({ required: true, internal: true, description: 'Id of the other.' }),
    type: text({ required: true, maxLength: 60, description: 'Kind of touchpoint that named them.' }),
    subject: text({ maxLength: 500, description: 'Its subject.' }),
    firstKind: text({ required: true, maxLength: 60, description: 'Kind of identifier that named the one.' }),
    secondKind: text({
      required: true,
      maxLength: 60,
      description: 'Kind of identifier that named the other.',
    }),
  },
})
