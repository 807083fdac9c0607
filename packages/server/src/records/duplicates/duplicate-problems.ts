import type { ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** Too little is known of such records to say which are the same. */
export const cannotTellApart = (object: ObjectDefinition): Problem =>
  new Problem('duplicates.cannot-tell', {
    status: 422,
    title: `Nothing of ${object.labelPlural.toLowerCase()} tells which are the same.`,
    mend: 'Add at least two fields such as an e-mail address, a telephone number, a day or a text.',
  })

/** Two records of the object are needed to say that they differ. */
export const noSuchPair = (object: ObjectDefinition): Problem =>
  new Problem('duplicates.no-such-pair', {
    status: 422,
    title: `Name two different ${object.labelPlural.toLowerCase()} that you may see.`,
    field: 'records',
  })

/** A new record looks like one that is there, and whoever makes it asked not to make it then. */
export const looksLike = (object: ObjectDefinition, twins: readonly unknown[]): Problem =>
  new Problem('record.looks-like', {
    status: 409,
    title: `There is a ${object.label.toLowerCase()} like this already.`,
    mend: 'Open the one that is there, or send it again without duplicates=refuse.',
    extra: { twins },
  })
