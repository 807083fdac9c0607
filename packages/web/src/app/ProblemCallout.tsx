import { Callout } from '../ui/Callout.tsx'
import { asProblem } from './problem.ts'

/** Why a form could not be saved, above its fields; nothing without an error. */
export function ProblemCallout({ error }: { error: unknown }) {
  if (!error) return null
  const problem = asProblem(error)
  return (
    <Callout tone="bad" title={problem.message}>
      {problem.detail}
    </Callout>
  )
}
