import { Select } from '../../ui/Select.tsx'
import type { InputProps } from './input.ts'

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const

const orUnknown = [...yesOrNo, { value: 'unknown', label: 'Not known' }] as const

/** Yes or no, and not known where the field may be empty. */
export function YesNoInput({ value, onValueChange, field, onChosen, ...rest }: InputProps<'yesNo'>) {
  return (
    <Select
      aria-label={rest['aria-label']}
      name={field.property}
      options={field.required ? yesOrNo : orUnknown}
      value={value === null ? (field.required ? null : 'unknown') : value ? 'yes' : 'no'}
      onValueChange={(chosen) => {
        onValueChange(chosen === 'unknown' ? null : chosen === 'yes')
        onChosen?.()
      }}
    />
  )
}
