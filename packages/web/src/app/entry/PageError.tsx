import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ProblemState } from '../ProblemState.tsx'

/** A page that broke, inside the frame, so that one can go elsewhere. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    router.invalidate()
  }
  return <ProblemState error={error} what="this page" isPage onRetry={retry} />
}
