import type { CellProps } from './cell.ts'

/** The code of a currency. */
export function CurrencyCell({ value }: CellProps<'currency'>) {
  return <span>{value}</span>
}
