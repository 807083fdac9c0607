import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface ToolbarProps {
  label: string
  children: ReactNode
  /** Pushed to the far end: columns, export, more. */
  end?: ReactNode
  className?: string
}

/** The controls of a list or a picture, on one line that wraps. */
export function Toolbar({ label, children, end, className }: ToolbarProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={label}
      className={classNames('flex flex-wrap items-center gap-2', className)}
    >
      {children}
      {end && <div className="ms-auto flex items-center gap-1">{end}</div>}
    </div>
  )
}
