import { TextInput } from '../../ui/TextInput.tsx'
import type { InputProps } from './input.ts'

/** An e-mail address; spell checkers keep off. */
export function EmailInput({
  value,
  onValueChange,
  field,
  record: _,
  onChosen: __,
  ...rest
}: InputProps<'email'>) {
  return (
    <TextInput
      {...rest}
      inputMode="email"
      autoComplete="off"
      spellCheck={false}
      name={field.property}
      value={value ?? ''}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed)}
    />
  )
}
