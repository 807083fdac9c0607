import { ErrorState } from '../ui/ErrorState.tsx'
import { NoPermission } from '../ui/NoPermission.tsx'
import { asProblem } from './problem.ts'

export interface ProblemStateProps {
  error: unknown
  /** What could not be shown: “these people”, “this order”. */
  what?: string
  onRetry?: () => void
  isRetrying?: boolean
  /** It stands in place of the whole page. */
  isPage?: boolean
}

/** Why something cannot be shown, in words: no permission, not there, or an error with a way to try again. */
export function ProblemState({ error, what = 'this', onRetry, isRetrying, isPage }: ProblemStateProps) {
  const problem = asProblem(error)
  if (problem.status === 403) return <NoPermission what={what} isPage={isPage} />
  return (
    <ErrorState
      title={problem.message}
      detail={problem.detail}
      code={problem.status === 404 ? undefined : problem.code}
      onRetry={problem.status === 404 ? undefined : onRetry}
      isRetrying={isRetrying}
      isPage={isPage}
    />
  )
}
