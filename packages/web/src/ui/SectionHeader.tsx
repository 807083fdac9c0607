import type { ReactNode } from 'react'
import { useFormat } from './format/use-format.tsx'

export interface SectionHeaderProps {
  title: ReactNode
  count?: number
  description?: ReactNode
  actions?: ReactNode
  /** For an `aria-labelledby` of the section. */
  id?: string
}

/** The heading of a part of a page. */
export function SectionHeader({ title, count, description, actions, id }: SectionHeaderProps) {
  const { number } = useFormat()
  return (
    <header className="mb-3 flex min-h-hit flex-wrap items-center gap-x-3 gap-y-1">
      <div className="min-w-0 flex-1 basis-56">
        <h2 id={id} className="text-large font-semibold">
          {title}
          {count !== undefined && (
            <span className="ms-2 text-base font-normal text-muted">{number(count)}</span>
          )}
        </h2>
        {description && <p className="text-muted">{description}</p>}
      </div>
      {actions && <div className="flex items-center gap-1">{actions}</div>}
    </header>
  )
}
