import { CircleAlert, RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { EmptyState } from './EmptyState.tsx'

export interface ErrorStateProps {
  /** What happened. */
  title: ReactNode
  /** Why, and the way out. */
  detail?: ReactNode
  /** The problem's code, small, for whoever helps. */
  code?: string
  onRetry?: () => void
  isRetrying?: boolean
  /** Other ways out, instead of trying again. */
  action?: ReactNode
  isPage?: boolean
  className?: string
}

/** It went wrong: what happened, why, and the way out. */
export function ErrorState(props: ErrorStateProps) {
  const { title, detail, code, onRetry, isRetrying, action, isPage, className } = props
  return (
    <div role="alert" className={className}>
      <EmptyState
        title={title}
        isPage={isPage}
        icon={<CircleAlert className="text-bad" aria-hidden="true" />}
        action={
          action ??
          (onRetry && (
            <Button icon={<RotateCw />} onClick={onRetry} busy={isRetrying}>
              Try again
            </Button>
          ))
        }
      >
        {detail}
        {code && <span className="mt-2 block font-mono text-small">{code}</span>}
      </EmptyState>
    </div>
  )
}
