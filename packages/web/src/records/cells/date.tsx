import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'

/** A calendar day; exact, since columns of days are compared. */
export function DateCell({ value }: CellProps<'date'>) {
  const { dayShort, near } = useFormat()
  return (
    <time dateTime={value} title={near(value)} className="whitespace-nowrap">
      {dayShort(value)}
    </time>
  )
}
