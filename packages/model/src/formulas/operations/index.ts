import type { Operation } from '../typed.ts'
import { choiceSteps } from './choice-steps.ts'
import { numberSteps } from './number-steps.ts'
import type { Step } from './step.ts'
import { textSteps } from './text-steps.ts'
import { timeSteps } from './time-steps.ts'

/** How every step is computed in memory. The server has the same list in SQL; a property test holds both together. */
export const steps: Readonly<Record<Operation, Step>> = {
  ...numberSteps,
  ...choiceSteps,
  ...textSteps,
  ...timeSteps,
}
