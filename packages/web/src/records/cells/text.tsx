import type { CellProps } from './cell.ts'

/** A line of text. */
export function TextCell({ value }: CellProps<'text'>) {
  return <span className="truncate">{value}</span>
}
