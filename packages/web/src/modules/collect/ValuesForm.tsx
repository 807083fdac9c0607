import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import type { PreviewColumn, PreviewField } from './preview.ts'

export interface ValuesFormProps {
  column: PreviewColumn
  field: PreviewField | undefined
  onApply: (values: Record<string, string>) => void
}

const asIs = '-'

/** What each value of a column means here: chosen where there is a choice, else written. */
export function ValuesForm({ column: { samples }, field, onApply }: ValuesFormProps) {
  const [values, setValues] = useState<Record<string, string>>(() => knownValues(samples, field))
  const set = (sample: string, value: string) => setValues({ ...values, [sample]: value })
  const changed = Object.entries(values).filter(([sample, value]) => value !== '' && value !== sample)
  if (samples.length === 0) return <p className="text-muted">The first rows hold no values here.</p>
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (changed.length > 0) onApply(Object.fromEntries(changed))
      }}
    >
      <ul className="max-h-72 space-y-1.5 overflow-y-auto">
        {samples.map((sample) => (
          <li key={sample} className="grid grid-cols-2 items-center gap-2">
            <span className="truncate" title={sample}>
              {sample}
            </span>
            {field?.options ? (
              <Select
                aria-label={`${sample} means`}
                value={values[sample] ?? asIs}
                onValueChange={(value) => set(sample, value === asIs ? '' : value)}
                options={[{ value: asIs, label: 'As it is' }, ...field.options]}
              />
            ) : (
              <TextInput
                aria-label={`${sample} means`}
                placeholder="As it is"
                value={values[sample] ?? ''}
                onValueChange={(value) => set(sample, value)}
              />
            )}
          </li>
        ))}
      </ul>
      <Button type="submit" variant="primary" disabled={changed.length === 0}>
        Translate
      </Button>
    </form>
  )
}

/** Values that are among the choices already need no translation. */
function knownValues(samples: readonly string[], field: PreviewField | undefined): Record<string, string> {
  const plain = (text: string) => text.trim().toLowerCase()
  return Object.fromEntries(
    samples.flatMap((sample) => {
      const option = field?.options?.find(
        ({ value, label }) => plain(value) === plain(sample) || plain(label) === plain(sample),
      )
      return option ? [[sample, option.value]] : []
    }),
  )
}
