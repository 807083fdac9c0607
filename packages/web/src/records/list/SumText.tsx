import { useFormat } from '../../ui/format/use-format.tsx'
import type { ColumnMeasure } from './measures.ts'
import type { Sum } from './sums.ts'

/** What a measure came to, as its column writes values. */
export function SumText({ sum, measure: { column, kind } }: { sum: Sum; measure: ColumnMeasure }) {
  const format = useFormat()
  if ('isUnclear' in sum) return <span title="It cannot be told over several currencies.">–</span>
  if ('amounts' in sum)
    return sum.amounts.length === 0
      ? '–'
      : sum.amounts.map(({ minor, currency }) => format.moneyExact(minor, currency)).join(' · ')
  const { value } = sum
  if (value === null) return '–'
  if (kind === 'filled' || kind === 'distinct') return format.number(Number(value))
  if (column.field.kind === 'share') return format.percent(Number(value), 1)
  if (typeof value === 'string') return format.day(value)
  return format.number(value, kind === 'avg' ? 1 : 3)
}
