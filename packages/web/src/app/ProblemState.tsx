import { ErrorState } from '../ui/ErrorState.tsx'
import { NoPermission } from '../ui/NoPermission.tsx'
import { asProblem } from './problem.ts'

export interface ProblemStateProps {
  error: unknown
  /** What could not be shown: “these people”, “this order”. */
  what?: string
  onRetry?: () => void
  isRetrying?: boolean
}

/** Why something cannot be shown, in words: no permission, not there, or an error with a way to try again. */
export function ProblemState({ error, what = 'this', onRetry, isRetrying }: ProblemStateProps) {
  const problem = asProblem(error)
  if (problem.status === 403) return <NoPermission what={what} />
  return (
    <ErrorState
      title={problem.message}
      detail={problem.detail}
      code={problem.status === 404 ? undefined : problem.code}
      onRetry={problem.status === 404 ? undefined : onRetry}
      isRetrying={isRetrying}
    />
  )
}
