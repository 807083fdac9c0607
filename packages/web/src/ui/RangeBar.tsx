export interface RangeBarProps {
  low: number
  value: number
  high: number
  /** The ends of the scale. Default: 0 to a little beyond `high`. */
  from?: number
  to?: number
}

/** An estimate drawn as what it is: a soft band where the truth probably lies, a mark at the best guess. */
export function RangeBar({ low, value, high, from = 0, to = high * 1.15 || 1 }: RangeBarProps) {
  const at = (x: number) => Math.min(100, Math.max(0, ((x - from) / (to - from)) * 100))
  return (
    <svg width="100%" height="8" className="block overflow-visible" aria-hidden="true">
      <line x1="0" x2="100%" y1="4" y2="4" stroke="var(--hairline)" strokeWidth="1" />
      <rect
        x={`${at(low)}%`}
        width={`${at(high) - at(low)}%`}
        y="1"
        height="6"
        rx="3"
        fill="var(--accent)"
        opacity="0.28"
      />
      <rect
        x={`${at(value)}%`}
        width="2"
        y="0"
        height="8"
        rx="1"
        transform="translate(-1 0)"
        fill="var(--accent)"
      />
    </svg>
  )
}
