import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'
import { Estimate, rangeOf } from './Estimate.tsx'

/** An amount to the cent, in its own currency; an estimate rounded and with its range. */
export function MoneyCell({ value, field, record }: CellProps<'money'>) {
  const { money, moneyExact } = useFormat()
  const kept = field.currency ? record[field.currency] : undefined
  const currency = typeof kept === 'string' ? kept : undefined
  const range = rangeOf(record, field.key)
  if (range) return <Estimate value={value} range={range} words={(each) => money(each, currency)} />
  return <span className="whitespace-nowrap">{moneyExact(value, currency)}</span>
}
