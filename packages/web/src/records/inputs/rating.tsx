import { starsOf } from '@regulars/model'
import { StarInput } from '../../ui/StarInput.tsx'
import type { InputProps } from './input.ts'

/** A number of stars. */
export function RatingInput({ value, onValueChange, field, ...rest }: InputProps<'rating'>) {
  return (
    <StarInput
      aria-label={rest['aria-label'] ?? field.label}
      value={value}
      onValueChange={onValueChange}
      of={starsOf(field)}
    />
  )
}
