import type { ReactNode } from 'react'
import { useFormat } from './format/use-format.tsx'

export interface PageHeaderProps {
  title: ReactNode
  count?: number
  /** “about 12,000”: the count is an estimate. */
  countIsEstimate?: boolean
  /** Before the title: an avatar. */
  lead?: ReactNode
  /** One line below: who, since when, where. */
  description?: ReactNode
  actions?: ReactNode
  /** Tabs or views, on the line below. */
  children?: ReactNode
}

/** The head of a page. People, greetings and places are in serif; they are what the page is about. */
export function PageHeader(props: PageHeaderProps) {
  const { title, count, countIsEstimate, lead, description, actions, children } = props
  const { number } = useFormat()
  return (
    <header className="mb-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {lead}
        <div className="min-w-0 flex-1 basis-64">
          <h1 tabIndex={-1} className="font-serif text-title wrap-anywhere">
            {title}
            {count !== undefined && (
              <span className="ms-2.5 font-sans text-base text-muted">
                {countIsEstimate && 'about '}
                {number(count)}
              </span>
            )}
          </h1>
          {description && <div className="mt-0.5 text-muted">{description}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children && <div className="mt-3">{children}</div>}
    </header>
  )
}
