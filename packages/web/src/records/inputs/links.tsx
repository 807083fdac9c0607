import { inSentence } from '@regulars/model'
import { useMemo } from 'react'
import { MultiSelect } from '../../ui/MultiSelect.tsx'
import { useObjects } from '../objects/use-objects.ts'
import { loadRecords } from '../picker/record-options.ts'
import type { InputProps } from './input.ts'

/** Any number of records of another object, found by their names; Backspace takes the last away. */
export function LinksInput({ value, onValueChange, field, ...rest }: InputProps<'links'>) {
  const object = useObjects().object(field.to)
  const load = useMemo(() => loadRecords(object), [object])
  const links = Array.isArray(value) ? value : []
  const plural = inSentence(object.labelPlural)
  return (
    <MultiSelect
      aria-label={rest['aria-label']}
      load={load}
      placeholder={`Find ${plural}`}
      nothing={`No ${plural} fit.`}
      value={links.map(({ id, title }) => ({ value: id, label: title ?? 'Without a name' }))}
      onValueChange={(chosen) =>
        onValueChange(
          chosen.map(
            (option) =>
              links.find(({ id }) => id === option.value) ?? { id: option.value, title: option.label },
          ),
        )
      }
    />
  )
}
