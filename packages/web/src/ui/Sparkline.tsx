import { sparklinePath, sparklinePoint } from './sparkline-path.ts'

export interface SparklineProps {
  /** Evenly spaced, oldest first; null where nothing is known. */
  values: readonly (number | null)[]
  /** What it shows, in words: “Orders a week, rising from 3 to 9”. */
  label: string
  width?: number
  height?: number
  tone?: 'accent' | 'muted'
}

/** The shape of a figure over time, small enough for a row; the dot is now. */
export function Sparkline({ values, label, width = 88, height = 24, tone = 'accent' }: SparklineProps) {
  const end = sparklinePoint(values, width, height)(values.length - 1)
  return (
    <svg
      role="img"
      aria-label={label}
      {...{ width, height }}
      viewBox={`0 0 ${width} ${height}`}
      className={tone === 'accent' ? 'text-accent' : 'text-muted'}
    >
      <path
        d={sparklinePath(values, width, height)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {end && <circle cx={end.x} cy={end.y} r="2" fill="currentColor" />}
    </svg>
  )
}
