import { TextInput } from '../../ui/TextInput.tsx'
import type { InputProps } from './input.ts'

/** An address on the web. */
export function LinkInput({
  value,
  onValueChange,
  field,
  record: _,
  onChosen: __,
  ...rest
}: InputProps<'link'>) {
  return (
    <TextInput
      {...rest}
      inputMode="url"
      autoComplete="off"
      spellCheck={false}
      placeholder="https://"
      name={field.property}
      value={value ?? ''}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed)}
    />
  )
}
