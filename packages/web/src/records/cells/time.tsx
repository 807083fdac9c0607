import { kindOf } from '@regulars/model'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'

/** A time of day, by the clock of the reader's place. */
export function TimeCell({ value, field }: CellProps<'time'>) {
  const { locale } = useFormat()
  return <span className="whitespace-nowrap">{kindOf(field).format(value, field, { locale })}</span>
}
