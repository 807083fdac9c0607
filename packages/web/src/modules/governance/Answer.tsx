import type { UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'

export interface AnswerProps<T> {
  asked: UseQueryResult<T> | UseInfiniteQueryResult<T>
  /** What is asked for: “the people who work here”. */
  what: string
  /** What stands there until it comes. */
  pending?: ReactNode
  children: (data: T) => ReactNode
}

/** What the server answered, or that it is on its way, or why it did not come. */
export function Answer<T>({ asked, what, pending, children }: AnswerProps<T>) {
  if (asked.data !== undefined) return children(asked.data)
  if (asked.isError)
    return (
      <ProblemState
        error={asked.error}
        what={what}
        onRetry={() => asked.refetch()}
        isRetrying={asked.isFetching}
      />
    )
  return pending ?? <SkeletonRows rows={4} columns={3} />
}
