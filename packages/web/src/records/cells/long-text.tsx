import type { CellProps } from './cell.ts'

/** The beginning of a longer text; all of it on hover. */
export function LongTextCell({ value }: CellProps<'longText'>) {
  return (
    <span className="truncate" title={value}>
      {value}
    </span>
  )
}
