import { type AnyReferenceValue, anyReferenceText, tryAnyReference } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { apiQuery } from '../../app/api-query.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { type RecordRow, titleOf } from '../objects/described-object.ts'
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
  const title = useTitle(value)
  return (
    <Combobox
      aria-label={rest['aria-label']}
      load={load}
      required={field.required}
      placeholder="Type a name, a number …"
      nothing="Nothing fits. Type a part of a name or a number."
      value={value === null ? null : { value: anyReferenceText(value), label: title ?? 'Not visible to you' }}
      onValueChange={(option) => {
        const found = option && tryAnyReference(option.value)
        onValueChange(found ? { ...found, title: option.label } : null)
        onChosen?.()
      }}
    />
  )
}

/** What the record is called: as it was told with the value, or else asked for; null when that may not be seen. */
function useTitle(value: AnyReferenceValue | null): string | null {
  const object = useObjects().find(value?.object ?? '')
  const isAsked = value !== null && value.title === undefined && object !== undefined
  const { data, isPending } = useQuery({
    ...apiQuery<RecordRow>(`${object?.path}/${value?.id}`, { fields: object?.title }),
    enabled: isAsked,
  })
  if (!isAsked) return value?.title ?? null
  return data ? titleOf(object, data) : isPending ? '…' : null
}
