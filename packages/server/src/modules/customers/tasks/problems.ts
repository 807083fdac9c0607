import { Problem } from '../../../platform/problem.ts'

/** A task is to repeat by a rule that no day satisfies. */
export const neverComesRound = () =>
  new Problem('task.never-comes-round', {
    status: 422,
    title: 'No day satisfies this rule, so the task would never come round.',
    mend: 'Choose another rhythm, or a later end.',
    field: 'recurrence',
  })
