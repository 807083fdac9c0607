import { Problem } from '../../platform/problem.ts'

/** There is no change set of that id. */
export const noSuchChangeSet = (): Problem =>
  new Problem('change-set.not-found', { status: 404, title: 'There is no such change set.' })

/** The actor may undo neither any change nor this one. */
export const mayNotUndo = (): Problem =>
  new Problem('change-set.not-allowed', {
    status: 403,
    title: 'You may not undo what somebody else changed.',
    mend: 'Ask them, or a manager.',
  })

/** The change set is still being written. */
export const stillOpen = (): Problem =>
  new Problem('change-set.open', {
    status: 409,
    title: 'This change is still under way.',
    mend: 'Cancel it, or wait until it is done, and undo it then.',
  })

/** The change set has been undone, or is just being. */
export const alreadyUndone = (state: string): Problem =>
  new Problem('change-set.undone', {
    status: 409,
    title: state === 'undoing' ? 'This change is just being undone.' : 'This change has been undone already.',
  })

/** Records were removed for good. */
export const cannotBeUndone = (): Problem =>
  new Problem('change-set.final', {
    status: 409,
    title: 'Records were removed for good here, so this cannot be undone.',
    mend: 'If they came from a file, import it again.',
  })

/** It changed records of an object that users have removed since. */
export const objectRemoved = (name: string): Problem =>
  new Problem('change-set.object-removed', {
    status: 409,
    title: `This changed records of the object “${name}”, which has been removed.`,
    mend: 'Bring the object back in Settings, Objects, then undo this.',
  })
