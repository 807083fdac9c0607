import { Progress } from '@base-ui/react/progress'
import type { ReactNode } from 'react'
import { useFormat } from './format/use-format.tsx'

export interface ProgressBarProps {
  label: ReactNode
  /** 0 to 1; null while nobody knows how much there is. */
  share: number | null
  /** “2,310 of 4,338 rows · 2 min left”. */
  detail?: ReactNode
  /** A thin line without the percentage, for tight places. */
  compact?: boolean
}

/** How far something has come. */
export function ProgressBar({ label, share, detail, compact }: ProgressBarProps) {
  const { percent, locale } = useFormat()
  return (
    <Progress.Root value={share === null ? null : share * 100} locale={locale} className="block w-full">
      <div className="flex items-baseline gap-2">
        <Progress.Label
          className={compact ? 'min-w-0 flex-1 truncate text-small' : 'min-w-0 flex-1 font-medium'}
        >
          {label}
        </Progress.Label>
        {share !== null && <span className="text-small text-muted">{percent(share)}</span>}
      </div>
      <Progress.Track className="mt-1 h-1 overflow-hidden rounded-full bg-pressed">
        <Progress.Indicator className="block h-full bg-accent transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-breathe" />
      </Progress.Track>
      {detail && <div className="mt-1 text-small text-muted">{detail}</div>}
    </Progress.Root>
  )
}
