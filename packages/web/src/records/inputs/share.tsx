import { NumberInput } from '../../ui/NumberInput.tsx'
import type { InputProps } from './input.ts'

/** A share, written in percent and kept from 0 to 1. */
export function ShareInput({ value, onValueChange, field, ...rest }: InputProps<'share'>) {
  return (
    <NumberInput
      aria-label={rest['aria-label']}
      name={field.property}
      value={value === null ? null : Number((value * 100).toFixed(6))}
      onValueChange={(percent) => onValueChange(percent === null ? null : Number((percent / 100).toFixed(8)))}
      min={0}
      max={100}
      suffix="%"
    />
  )
}
