import { DateInput } from '../../ui/DateInput.tsx'
import type { InputProps } from './input.ts'

/** A calendar day. */
export function DayInput({ value, onValueChange, field, ...rest }: InputProps<'date'>) {
  return (
    <DateInput
      aria-label={rest['aria-label']}
      name={field.property}
      value={value}
      onValueChange={onValueChange}
    />
  )
}
