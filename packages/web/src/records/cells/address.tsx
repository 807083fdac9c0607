import { addressLine } from '@regulars/model'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'
import { countryName } from './country-name.ts'

/** A postal address in one line. */
export function AddressCell({ value }: CellProps<'address'>) {
  const { locale } = useFormat()
  const line = addressLine(value.country ? { ...value, country: countryName(value.country, locale) } : value)
  return (
    <span className="truncate" title={line}>
      {line}
    </span>
  )
}
