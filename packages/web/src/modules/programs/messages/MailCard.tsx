import type { ReactNode } from 'react'
import { MailFrame } from './MailFrame.tsx'

export interface MailCardProps {
  subject: string
  html: string
  /** Whom it is for. */
  to: string
  /** Beside the subject: who it is made out to. */
  aside?: ReactNode
  height?: string
}

/** A message with its subject, as it arrives. */
export function MailCard({ subject, html, to, aside, height = 'h-[28rem]' }: MailCardProps) {
  return (
    <article aria-label={`Message to ${to}`} className="rounded-lg border border-hairline bg-raised">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-hairline px-4 py-2.5">
        <div className="min-w-0 flex-1 basis-48">
          <p className="truncate font-medium">{subject || 'No subject yet'}</p>
          <p className="truncate text-small text-muted">to {to}</p>
        </div>
        {aside}
      </header>
      <MailFrame html={html} title={`The message to ${to}`} className={height} />
    </article>
  )
}
