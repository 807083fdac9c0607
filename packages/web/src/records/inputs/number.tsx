import { NumberInput } from '../../ui/NumberInput.tsx'
import type { InputProps } from './input.ts'

/** A number with its unit and bounds. */
export function FigureInput({ value, onValueChange, field, ...rest }: InputProps<'number'>) {
  return (
    <NumberInput
      aria-label={rest['aria-label']}
      name={field.property}
      value={value}
      onValueChange={onValueChange}
      min={field.min}
      max={field.max}
      digits={field.integer ? 0 : (field.digits ?? 6)}
      suffix={field.unit}
    />
  )
}
