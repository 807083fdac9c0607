import type { ConditionValue } from '@regulars/model'
import { useMemo, useState } from 'react'
import { fromList } from '../../ui/from-list.ts'
import { MultiSelect } from '../../ui/MultiSelect.tsx'
import type { Option } from '../../ui/option.ts'
import { TextInput } from '../../ui/TextInput.tsx'
import type { DescribedField } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { loadRecords } from '../picker/record-options.ts'

export interface SeveralInputProps {
  field: DescribedField
  value: ConditionValue | undefined
  onValueChange: (value: ConditionValue | undefined) => void
}

/** Several values to compare with: options or records to choose from, or words parted by commas. */
export function SeveralInput({ field, value, onValueChange }: SeveralInputProps) {
  const values = Array.isArray(value) ? value.map(String) : []
  const change = (next: string[]) => onValueChange(next.length > 0 ? next : undefined)
  if (field.kind === 'reference')
    return <SeveralRecords to={field.to} values={values} onValuesChange={change} />
  if ('options' in field && field.options.length > 0)
    return <SeveralOptions options={field.options} values={values} onValuesChange={change} />
  return <SeveralWords label={field.label} values={values} onValuesChange={change} />
}

interface SeveralProps {
  values: readonly string[]
  onValuesChange: (values: string[]) => void
}

function SeveralOptions({ options, values, onValuesChange }: SeveralProps & { options: readonly Option[] }) {
  const load = useMemo(() => fromList(options), [options])
  return (
    <MultiSelect
      aria-label="Values"
      load={load}
      value={options.filter((option) => values.includes(option.value))}
      onValueChange={(chosen) => onValuesChange(chosen.map((option) => option.value))}
    />
  )
}

function SeveralRecords({ to, values, onValuesChange }: SeveralProps & { to: string }) {
  const object = useObjects().object(to)
  const load = useMemo(() => loadRecords(object), [object])
  const [names, setNames] = useState<Record<string, string>>({})
  return (
    <MultiSelect
      aria-label={object.labelPlural}
      load={load}
      value={values.map((id) => ({ value: id, label: names[id] ?? object.label }))}
      onValueChange={(chosen) => {
        setNames(Object.fromEntries(chosen.map((option) => [option.value, option.label])))
        onValuesChange(chosen.map((option) => option.value))
      }}
    />
  )
}

function SeveralWords({ label, values, onValuesChange }: SeveralProps & { label: string }) {
  const [typed, setTyped] = useState(values.join(', '))
  return (
    <TextInput
      aria-label={label}
      placeholder="One, another, a third"
      value={typed}
      onValueChange={(text) => {
        setTyped(text)
        onValuesChange(
          text
            .split(',')
            .map((word) => word.trim())
            .filter(Boolean),
        )
      }}
    />
  )
}
