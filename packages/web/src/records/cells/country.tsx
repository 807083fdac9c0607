import { useFormat } from '../../ui/format/use-format.tsx'
import type { CellProps } from './cell.ts'
import { countryName } from './country-name.ts'

/** A country by its name in the reader's language. */
export function CountryCell({ value }: CellProps<'country'>) {
  const { locale } = useFormat()
  return <span className="truncate">{countryName(value, locale)}</span>
}
