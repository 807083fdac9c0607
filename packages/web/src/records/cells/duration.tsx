import { durationWords } from '@regulars/model'
import type { CellProps } from './cell.ts'

/** How long something takes. */
export function DurationCell({ value }: CellProps<'duration'>) {
  return <span className="whitespace-nowrap">{durationWords(value)}</span>
}
