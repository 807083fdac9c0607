import { type ConditionError, labelOf, type ObjectDefinition } from '@regulars/model'
import { Problem } from '../../platform/problem.ts'

/** A condition from outside that makes no sense. */
export const notReadable = ({ problems }: ConditionError, field = 'filter'): Problem =>
  new Problem('condition.not-readable', {
    status: 400,
    title: problems[0]?.problem ?? 'The condition cannot be read.',
    field,
    faults: problems.map(({ path, problem }) => ({
      field: path ? `${field}.${path}` : field,
      message: problem,
    })),
  })

/** A condition that asks for what one may not see. Answering it would tell. */
export const fieldHidden = (object: ObjectDefinition, key: string): Problem =>
  new Problem('condition.field-hidden', {
    status: 403,
    title: `You may not see “${labelOf(key, object.fields[key] ?? { kind: 'text' })}” of ${object.labelPlural.toLowerCase()}, so you cannot ask for it either.`,
    mend: 'Leave that part out, or ask someone who manages roles to open the field to you.',
    field: key,
  })

/** A condition that names a segment which is not there, or no longer. */
export const noSuchSegment = (): Problem =>
  new Problem('condition.no-such-segment', {
    status: 422,
    title: 'The condition names a segment that does not exist any more.',
    mend: 'Choose another segment, or leave that part out.',
  })

/** Segments that lead back to themselves. */
export const segmentLoop = (): Problem =>
  new Problem('condition.segment-loop', {
    status: 422,
    title: 'A segment in the condition contains itself.',
    mend: 'Open that segment and take the reference to itself out.',
  })
