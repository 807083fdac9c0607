import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'
import { Estimate, rangeOf } from './Estimate.tsx'

/** A share or probability in percent; an estimate with its range on the scale of all. */
export function ShareCell({ value, field, record }: CellProps<'share'>) {
  const { percent } = useFormat()
  const range = rangeOf(record, field.key)
  if (range) return <Estimate value={value} range={range} words={percent} to={1} />
  return <span>{percent(value)}</span>
}
