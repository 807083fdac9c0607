import { useMemo } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { fromList } from '../../ui/from-list.ts'
import { Select } from '../../ui/Select.tsx'
import type { InputProps } from './input.ts'

/** More than these are found by typing. */
const mostInList = 12

/** One of the options of the field. */
export function SelectInput({ value, onValueChange, field, onChosen, ...rest }: InputProps<'select'>) {
  const load = useMemo(() => fromList(field.options), [field.options])
  const choose = (chosen: string | null) => {
    onValueChange(chosen)
    onChosen?.()
  }
  if (field.required && field.options.length <= mostInList)
    return (
      <Select
        aria-label={rest['aria-label']}
        name={field.property}
        options={field.options}
        value={value}
        onValueChange={choose}
      />
    )
  return (
    <Combobox
      aria-label={rest['aria-label']}
      name={field.property}
      load={load}
      value={field.options.find((option) => option.value === value) ?? null}
      onValueChange={(option) => choose(option?.value ?? null)}
      required={field.required}
    />
  )
}
