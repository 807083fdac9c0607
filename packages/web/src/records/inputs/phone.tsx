import { TextInput } from '../../ui/TextInput.tsx'
import type { InputProps } from './input.ts'

/** A telephone number, written in any way; the server reads it. */
export function PhoneInput({
  value,
  onValueChange,
  field,
  record: _,
  onChosen: __,
  ...rest
}: InputProps<'phone'>) {
  return (
    <TextInput
      {...rest}
      inputMode="tel"
      autoComplete="off"
      name={field.property}
      value={value ?? ''}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed)}
    />
  )
}
