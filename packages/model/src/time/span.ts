/**
 * A span of time in words of the business: `90d`, `6m`, `1y`, `48h`.
 * Units: h hours, d days, w weeks, m months, y years. Months and years are calendar months and years.
 */
export interface Span {
  amount: number
  unit: 'h' | 'd' | 'w' | 'm' | 'y'
}

const pattern = /^(\d{1,5})\s*([hdwmy])$/

/** Reads a span, or undefined when it is none. */
export function trySpan(written: string): Span | undefined {
  const match = pattern.exec(written.trim())
  return match ? { amount: Number(match[1]), unit: match[2] as Span['unit'] } : undefined
}

/** Reads a span; throws RangeError naming what is accepted. */
export function parseSpan(written: string): Span {
  const span = trySpan(written)
  if (!span)
    throw new RangeError(
      `"${written}" is no span of time. Write a number and a unit, such as 90d, 6w, 3m or 1y.`,
    )
  return span
}

const words: Record<Span['unit'], [string, string]> = {
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  w: ['week', 'weeks'],
  m: ['month', 'months'],
  y: ['year', 'years'],
}

/** "90 days", "1 year". */
export function describeSpan({ amount, unit }: Span): string {
  return `${amount} ${words[unit][amount === 1 ? 0 : 1]}`
}
