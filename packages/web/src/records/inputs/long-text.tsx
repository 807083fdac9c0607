import { TextArea } from '../../ui/TextArea.tsx'
import type { InputProps } from './input.ts'

/** A text of several lines. */
export function LongTextInput({ value, onValueChange, field, ...rest }: InputProps<'longText'>) {
  return (
    <TextArea
      aria-label={rest['aria-label']}
      name={field.property}
      maxLength={field.maxLength}
      value={value ?? ''}
      onValueChange={(typed) => onValueChange(typed === '' ? null : typed)}
    />
  )
}
