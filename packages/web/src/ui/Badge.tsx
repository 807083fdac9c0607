import { classNames } from './class-names.ts'
import { useFormat } from './format/use-format.tsx'

export interface BadgeProps {
  count: number
  /** What is counted, for the screen reader: “people to talk to”. */
  of?: string
  tone?: 'quiet' | 'accent'
}

/** How many wait. Nothing at zero. */
export function Badge({ count, of, tone = 'quiet' }: BadgeProps) {
  const { compact } = useFormat()
  if (count === 0) return null
  return (
    <span
      className={classNames(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full px-1.5 text-tiny font-medium',
        tone === 'accent' ? 'bg-accent text-on-accent' : 'text-muted',
      )}
    >
      {compact(count)}
      {of && <span className="sr-only"> {of}</span>}
    </span>
  )
}
