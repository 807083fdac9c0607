import type { ReactNode } from 'react'

/** Things of one kind, one below the other, parted by hairlines. */
export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="border-y border-hairline">
      {children}
    </ul>
  )
}

export interface RowProps {
  /** An avatar or an icon. */
  lead?: ReactNode
  title: ReactNode
  detail?: ReactNode
  /** What it is in and what can be done with it. */
  end?: ReactNode
  /** What belongs to it, below. */
  children?: ReactNode
}

/** One of them: what it is, a quiet line about it, and its verbs at the end. */
export function Row({ lead, title, detail, end, children }: RowProps) {
  return (
    <li className="border-b border-hairline py-2.5 last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 sm:flex-nowrap">
        {lead && <span className="shrink-0 text-muted [&>svg]:size-4">{lead}</span>}
        <div className="min-w-0 flex-1 basis-48">
          <div className="truncate font-medium">{title}</div>
          {detail && <div className="text-small text-muted wrap-anywhere">{detail}</div>}
        </div>
        {end && <div className="flex shrink-0 items-center gap-2">{end}</div>}
      </div>
      {children}
    </li>
  )
}
