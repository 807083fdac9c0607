import { RecordPicker } from '../picker/RecordPicker.tsx'
import type { InputProps } from './input.ts'

/** A record of another object, found by its name. */
export function ReferenceInput({ value, onValueChange, field, onChosen, ...rest }: InputProps<'reference'>) {
  return (
    <RecordPicker
      aria-label={rest['aria-label']}
      object={field.to}
      value={value}
      required={field.required}
      onValueChange={(id) => {
        onValueChange(id)
        onChosen?.()
      }}
    />
  )
}
