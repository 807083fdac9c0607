import { Input } from '@base-ui/react/input'
import type { InputProps } from './input.ts'

/** A time of day. */
export function TimeInput({ value, onValueChange, field, ...rest }: InputProps<'time'>) {
  return (
    <Input
      aria-label={rest['aria-label']}
      type="time"
      name={field.property}
      value={value === null ? '' : value.slice(0, value.endsWith(':00') ? 5 : 8)}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed.padEnd(8, ':00'))}
      className="field-line h-hit w-full min-w-0 px-2.5 text-control outline-none"
    />
  )
}
