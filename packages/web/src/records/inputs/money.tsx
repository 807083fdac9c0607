import { MoneyInput } from '../../ui/MoneyInput.tsx'
import type { InputProps } from './input.ts'

/** An amount, in the currency of its record or of the business. */
export function AmountInput({ value, onValueChange, field, record, ...rest }: InputProps<'money'>) {
  const kept = field.currency ? record?.[field.currency] : undefined
  return (
    <MoneyInput
      aria-label={rest['aria-label']}
      name={field.property}
      minor={value}
      onMinorChange={onValueChange}
      min={field.min}
      currency={typeof kept === 'string' ? kept : undefined}
    />
  )
}
