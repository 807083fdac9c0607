import type { CellProps } from './cell.ts'

/** A telephone number, in international notation. */
export function PhoneCell({ value }: CellProps<'phone'>) {
  return <span className="truncate">{value}</span>
}
