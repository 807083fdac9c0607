import { TextInput } from '../../ui/TextInput.tsx'
import type { InputProps } from './input.ts'

/** The number of a record, to ask for: nobody writes one. */
export function IdentifierInput({ value, onValueChange, field, ...rest }: InputProps<'identifier'>) {
  return (
    <TextInput
      aria-label={rest['aria-label']}
      name={field.property}
      value={value ?? ''}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed)}
    />
  )
}
