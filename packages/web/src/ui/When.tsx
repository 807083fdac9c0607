import { momentOf } from './format/calendar-day.ts'
import { useFormat } from './format/use-format.tsx'

export interface WhenProps {
  /** An instant or a calendar day, as the API sends it. */
  at: string
  className?: string
}

/** A date as people say it near now, “9 weeks ago”; exact on hover. */
export function When({ at, className }: WhenProps) {
  const { near, exact } = useFormat()
  return (
    <time dateTime={momentOf(at).toISOString()} title={exact(at)} className={className}>
      {near(at)}
    </time>
  )
}
