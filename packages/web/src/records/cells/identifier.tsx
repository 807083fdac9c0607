import type { CellProps } from './cell.ts'

/** The number of a record. */
export function IdentifierCell({ value }: CellProps<'identifier'>) {
  return <span className="whitespace-nowrap tabular-nums">{value}</span>
}
