import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'
import { Estimate, rangeOf } from './Estimate.tsx'

/** A number with its unit; an estimate with its range. */
export function NumberCell({ value, field, record }: CellProps<'number'>) {
  const { number } = useFormat()
  const range = rangeOf(record, field.key)
  const digits = field.integer ? 0 : range ? 1 : (field.digits ?? 2)
  if (range) return <Estimate value={value} range={range} words={(each) => number(each, digits)} />
  return (
    <span className="whitespace-nowrap">
      {number(value, digits)}
      {field.unit && <span className="text-muted"> {field.unit}</span>}
    </span>
  )
}
