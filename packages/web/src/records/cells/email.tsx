import type { CellProps } from './cell.ts'

/** An e-mail address. Plain, since in lists a press on it means the cell. */
export function EmailCell({ value }: CellProps<'email'>) {
  return <span className="truncate">{value}</span>
}
