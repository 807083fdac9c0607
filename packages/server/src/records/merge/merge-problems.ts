import type { ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** A record is to be merged with nothing, or with itself. */
export const nothingToMerge = (object: ObjectDefinition): Problem =>
  new Problem('merge.nothing', {
    status: 422,
    title: `Merging takes at least two different ${object.labelPlural.toLowerCase()}.`,
    mend: 'Name the others in "from".',
    field: 'from',
  })

/** A value is to be taken from a record that is not part of the merge, or for a field that takes none. */
export const cannotTake = (property: string, why: string): Problem =>
  new Problem('merge.cannot-take', {
    status: 422,
    title: why,
    mend: 'Name a field that you may change and one of the records that are merged.',
    field: `take.${property}`,
  })

/** The record answers under another id by now. */
export const wasMerged = (object: ObjectDefinition, mergedInto: string): Problem =>
  new Problem('record.merged', {
    status: 409,
    title: `This ${object.label.toLowerCase()} was merged into another one.`,
    mend: 'Change the one that stays, or unmerge the two first.',
    extra: { mergedInto },
  })

/** The change set is no merge of such records. */
export const noSuchMerge = (object: ObjectDefinition): Problem =>
  new Problem('merge.not-found', {
    status: 404,
    title: `There is no such merge of this ${object.label.toLowerCase()}.`,
    mend: 'It may have been undone.',
  })

/** What was added since cannot be given to this record. */
export const cannotGive = (field: string, why: string): Problem =>
  new Problem('merge.cannot-give', {
    status: 422,
    title: why,
    mend: 'Look at what is unclear about this merge, and name one of its records.',
    field,
  })
