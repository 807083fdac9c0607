import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface EmptyStateProps {
  /** “Nobody needs you today.” */
  title: ReactNode
  /** What this place is for, in a sentence. */
  children?: ReactNode
  icon?: ReactNode
  /** The one thing to do next. */
  action?: ReactNode
  /** A quieter second way, such as seeing it with the sample business. */
  secondary?: ReactNode
  /** It is all there is on the page: its title is the page's heading. */
  isPage?: boolean
  className?: string
}

/** Nothing there yet: what the place is for, and one thing to do. */
export function EmptyState({ title, children, icon, action, secondary, isPage, className }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div
      className={classNames('mx-auto flex max-w-110 flex-col items-center px-6 py-14 text-center', className)}
    >
      {icon && <span className="mb-3 text-faint [&_svg]:size-6 [&_svg]:stroke-[1.5]">{icon}</span>}
      <Title className="font-serif text-name">{title}</Title>
      {children && <div className="mt-1 text-balance text-muted">{children}</div>}
      {(action || secondary) && (
        <div className="mt-5 flex flex-wrap items-center justify-center gap-2">
          {action}
          {secondary}
        </div>
      )}
    </div>
  )
}
