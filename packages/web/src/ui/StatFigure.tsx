import type { ReactNode } from 'react'
import { RangeBar, type RangeBarProps } from './RangeBar.tsx'

export interface StatFigureProps {
  label: string
  /** Written for people: “€310”. */
  value: ReactNode
  /** An estimate must show its range: the bar, and the same in words, “€140–€620”. A fact has none. */
  estimate?: RangeBarProps & { words: string }
  /** What it is made of: “41 orders”. */
  detail?: ReactNode
  /** Opens how we know. */
  onWhy?: () => void
}

/** A figure that the page is about. Facts stand alone; estimates always come with their range. */
export function StatFigure({ label, value, estimate, detail, onWhy }: StatFigureProps) {
  return (
    <div className="min-w-0">
      <div className="text-small text-muted">{label}</div>
      <div className="mt-0.5 flex items-baseline gap-2">
        <span className="font-serif text-title">{value}</span>
        {estimate && <span className="text-small text-muted">{estimate.words}</span>}
      </div>
      {estimate && (
        <div className="mt-1 max-w-52">
          <RangeBar {...estimate} />
        </div>
      )}
      {(detail || onWhy) && (
        <div className="mt-1 text-small text-muted">
          {detail}
          {detail && onWhy && ' · '}
          {onWhy && (
            <button
              type="button"
              onClick={onWhy}
              aria-label={`How do we know: ${label}`}
              className="relative rounded-sm underline decoration-faint underline-offset-3 ring-focus after:absolute after:-inset-2 hover:text-ink"
            >
              how do we know?
            </button>
          )}
        </div>
      )}
    </div>
  )
}
