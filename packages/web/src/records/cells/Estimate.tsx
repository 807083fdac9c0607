import { RangeBar } from '../../ui/RangeBar.tsx'
import type { RecordRow } from '../objects/described-object.ts'

/** The ends between which an estimate probably lies. */
export interface EstimateRange {
  low: number
  high: number
}

/** The range of an estimate: what the record says in `<key>Low` and `<key>High`; undefined for facts. */
export function rangeOf(record: RecordRow, key: string): EstimateRange | undefined {
  const low = record[`${key}Low`]
  const high = record[`${key}High`]
  return typeof low === 'number' && typeof high === 'number' ? { low, high } : undefined
}

export interface EstimateProps {
  value: number
  range: EstimateRange
  /** Writes a figure of its kind. */
  words: (value: number) => string
  /** End of the scale, where all share one: 1 for shares. */
  to?: number
}

/** An estimate, which never stands bare: its figure over a soft bar of where the truth probably lies. */
export function Estimate({ value, range, words, to }: EstimateProps) {
  return (
    <span
      className="flex w-full flex-col items-end justify-center gap-0.5"
      title={`Estimate; probably ${words(range.low)} to ${words(range.high)}`}
    >
      <span className="leading-4">{words(value)}</span>
      <span className="w-16">
        <RangeBar low={range.low} value={value} high={range.high} from={0} to={to} />
      </span>
    </span>
  )
}
