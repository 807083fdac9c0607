import { useFormat } from '../../ui/format/use-format.tsx'
import { CodeInput } from './CodeInput.tsx'
import type { InputProps } from './input.ts'

/** A currency, found by its name or code. */
export function CurrencyInput({ field, ...rest }: InputProps<'currency'>) {
  const { locale } = useFormat()
  return <CodeInput {...rest} field={field} type="currency" codes={currencies} locale={locale} />
}

const currencies = Intl.supportedValuesOf('currency')
