import { anyReferenceText, tryAnyReference } from '@regulars/model'
import { useMemo } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { useObjects } from '../objects/use-objects.ts'
import { findAcross } from '../picker/find-across.tsx'
import type { InputProps } from './input.ts'

/** One record of one of several objects, found by one search across all of them. */
export function AnyReferenceInput({
  value,
  onValueChange,
  field,
  onChosen,
  ...rest
}: InputProps<'anyReference'>) {
  const catalogue = useObjects()
  const { ways } = field
  const load = useMemo(
    () =>
      findAcross(
        catalogue,
        (ways ?? []).map(({ to }) => to),
      ),
    [catalogue, ways],
  )
  return (
    <Combobox
      aria-label={rest['aria-label']}
      load={load}
      required={field.required}
      placeholder="Type a name, a number …"
      nothing="Nothing fits. Type a part of a name or a number."
      value={
        value === null ? null : { value: anyReferenceText(value), label: value.title ?? 'Not visible to you' }
      }
      onValueChange={(option) => {
        const found = option && tryAnyReference(option.value)
        onValueChange(found ? { ...found, title: option.label } : null)
        onChosen?.()
      }}
    />
  )
}
