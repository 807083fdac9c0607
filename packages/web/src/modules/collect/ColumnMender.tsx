import { WandSparkles } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { columnLabel } from './column-label.ts'
import type { Fix, ImportOptions, ImportPreview, PreviewColumn, PreviewField } from './preview.ts'
import { ValuesForm } from './ValuesForm.tsx'

export interface ColumnMenderProps {
  column: PreviewColumn
  preview: ImportPreview
  onChange: (options: Partial<ImportOptions>) => void
}

type Mend = 'replace' | 'values' | 'default' | 'splitName' | 'split'

const mends: { value: Mend; label: string; hint: string }[] = [
  { value: 'replace', label: 'Find and replace', hint: 'in every cell' },
  { value: 'values', label: 'Translate values', hint: 'VIP means Regular' },
  { value: 'default', label: 'Fill empty cells', hint: 'with one value' },
  { value: 'splitName', label: 'Split the name', hint: 'into first and last' },
  { value: 'split', label: 'Split at a sign', hint: 'into two columns' },
]

/** Mends all cells of a column at once. What is done is shown at once in the rows below. */
export function ColumnMender({ column, preview, onChange }: ColumnMenderProps) {
  const label = columnLabel(column.name)
  return (
    <Popover
      title={`Mend “${label}”`}
      align="start"
      className="w-80"
      trigger={<IconButton label={`Mend ${label}`} icon={<WandSparkles />} className="-my-1" />}
    >
      <MendForm key={JSON.stringify(preview.fixes)} {...{ column, preview, onChange }} />
    </Popover>
  )
}

function MendForm({ column, preview, onChange }: ColumnMenderProps) {
  const { fixes, mapping, fields } = preview
  const field = fields.find(({ key }) => key === column.field)
  const [mend, setMend] = useState<Mend>(field?.options ? 'values' : 'replace')
  const apply = (fix: Fix, mapped: Record<string, string> = mapping) =>
    onChange({ fixes: [...fixes, fix], mapping: mapped })
  return (
    <div className="space-y-3">
      <Select aria-label="What to do" value={mend} onValueChange={setMend} options={mends} />
      <MendParts mend={mend} {...{ column, field, apply }} preview={preview} />
    </div>
  )
}

interface MendPartsProps {
  mend: Mend
  column: PreviewColumn
  field: PreviewField | undefined
  preview: ImportPreview
  apply: (fix: Fix, mapping?: Record<string, string>) => void
}

function MendParts({ mend, column, field, preview, apply }: MendPartsProps) {
  const { name } = column
  switch (mend) {
    case 'replace':
      return (
        <TwoTexts
          labels={['Find', 'Replace with']}
          onApply={([find, replacement]) => apply({ fix: 'replace', column: name, find, replacement })}
        />
      )
    case 'values':
      return (
        <ValuesForm
          column={column}
          field={field}
          onApply={(values) => apply({ fix: 'values', column: name, values })}
        />
      )
    case 'default':
      return <OneText label="Value" onApply={(value) => apply({ fix: 'default', column: name, value })} />
    case 'splitName':
      return (
        <Button
          variant="primary"
          onClick={() => apply({ fix: 'splitName', column: name }, splitMapping(column, preview))}
        >
          Split into first and last name
        </Button>
      )
    case 'split':
      return (
        <OneText
          label="Sign between the parts"
          onApply={(at) =>
            apply({ fix: 'split', column: name, at, into: [`${name}: first part`, `${name}: rest`] })
          }
        />
      )
  }
}

/** The parts of a name go where names go, in place of the whole. */
function splitMapping({ name }: PreviewColumn, { mapping, fields }: ImportPreview): Record<string, string> {
  const has = (key: string) => fields.some((field) => field.key === key)
  if (!has('firstName') || !has('lastName')) return mapping
  const taken = new Set(['firstName', 'lastName', 'name'])
  const others = Object.entries(mapping).filter(([column, key]) => column !== name && !taken.has(key))
  return {
    ...Object.fromEntries(others),
    [`${name}: first name`]: 'firstName',
    [`${name}: last name`]: 'lastName',
  }
}

function OneText({ label, onApply }: { label: string; onApply: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (text) onApply(text)
      }}
    >
      <Field label={label}>
        <TextInput value={text} onValueChange={setText} maxLength={500} />
      </Field>
      <Button type="submit" variant="primary" disabled={!text}>
        Do so
      </Button>
    </form>
  )
}

function TwoTexts({
  labels: [first, second],
  onApply,
}: {
  labels: [string, string]
  onApply: (texts: [string, string]) => void
}) {
  const [texts, setTexts] = useState<[string, string]>(['', ''])
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (texts[0]) onApply(texts)
      }}
    >
      <Field label={first}>
        <TextInput value={texts[0]} onValueChange={(text) => setTexts([text, texts[1]])} maxLength={500} />
      </Field>
      <Field label={second} hint="Leave it empty to take the text out.">
        <TextInput value={texts[1]} onValueChange={(text) => setTexts([texts[0], text])} maxLength={500} />
      </Field>
      <Button type="submit" variant="primary" disabled={!texts[0]}>
        Replace
      </Button>
    </form>
  )
}
