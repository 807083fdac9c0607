import { useCallback } from 'react'
import { fromList } from '../../ui/from-list.ts'
import { MultiSelect } from '../../ui/MultiSelect.tsx'
import type { LoadOptions } from '../../ui/use-options.ts'
import type { InputProps } from './input.ts'

/** Several of the options; in an open field what was typed may be added too. */
export function MultiSelectInput({ value, onValueChange, field, ...rest }: InputProps<'multiSelect'>) {
  const { options, open } = field
  const load = useCallback<LoadOptions>(
    async (typed, signal) => {
      const found = await fromList(options)(typed, signal)
      const words = typed.trim()
      const isNew = open && words !== '' && !found.some(({ label }) => label === words)
      return isNew ? [...found, { value: words, label: words, hint: 'Add this' }] : found
    },
    [options, open],
  )
  const known = (each: string) => options.find((option) => option.value === each)
  return (
    <MultiSelect
      aria-label={rest['aria-label']}
      load={load}
      value={(value ?? []).map((each) => ({ value: each, label: known(each)?.label ?? each }))}
      onValueChange={(chosen) =>
        onValueChange(chosen.length > 0 ? chosen.map((option) => option.value) : null)
      }
      nothing={open ? 'Type to add one.' : undefined}
    />
  )
}
