import { Input } from '@base-ui/react/input'
import { useFormat } from '../../ui/format/use-format.tsx'
import type { InputProps } from './input.ts'
import { localOf, momentIn } from './local-moment.ts'

/** A moment, by the clock of the reader's place. */
export function InstantInput({ value, onValueChange, field, ...rest }: InputProps<'instant'>) {
  const { timeZone } = useFormat()
  return (
    <Input
      aria-label={rest['aria-label']}
      type="datetime-local"
      name={field.property}
      value={value === null ? '' : localOf(value, timeZone)}
      onValueChange={(typed) => onValueChange(typed === '' ? null : momentIn(typed, timeZone))}
      className="field-line h-hit w-full min-w-0 px-2.5 text-control outline-none"
    />
  )
}
