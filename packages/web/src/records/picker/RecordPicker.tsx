import { inSentence } from '@regulars/model'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { apiQuery } from '../../app/api-query.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { type RecordRow, titleOf } from '../objects/described-object.ts'
import { useObject } from '../objects/use-objects.ts'
import { loadRecords } from './record-options.ts'

export interface RecordPickerProps {
  /** Name of the object whose records can be chosen. */
  object: string
  /** Id of the one that is chosen. */
  value: string | null
  onValueChange: (id: string | null, title?: string) => void
  required?: boolean
  placeholder?: string
  'aria-label'?: string
}

/** One record of an object, found by typing its name: `<RecordPicker object="contact" value={id} onValueChange={setId} />`. */
export function RecordPicker(props: RecordPickerProps) {
  const { value, onValueChange, required, placeholder } = props
  const object = useObject(props.object)
  const load = useMemo(() => loadRecords(object), [object])
  const chosen = useQuery({
    ...apiQuery<RecordRow>(`${object.path}/${value}`, { fields: object.title }),
    enabled: value !== null,
  })
  const label = chosen.data ? titleOf(object, chosen.data) : chosen.isError ? 'Not visible to you' : '…'
  return (
    <Combobox
      aria-label={props['aria-label']}
      load={load}
      required={required}
      placeholder={placeholder ?? `Find ${inSentence(object.labelPlural)}`}
      nothing={`No ${inSentence(object.labelPlural)} fit.`}
      value={value === null ? null : { value, label }}
      onValueChange={(option) => onValueChange(option?.value ?? null, option?.label)}
    />
  )
}
