import { TextInput } from '../../ui/TextInput.tsx'
import type { InputProps } from './input.ts'

/** A line of text. */
export function LineInput({
  value,
  onValueChange,
  field,
  record: _,
  onChosen: __,
  ...rest
}: InputProps<'text'>) {
  return (
    <TextInput
      {...rest}
      maxLength={field.maxLength}
      name={field.property}
      value={value ?? ''}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed)}
    />
  )
}
