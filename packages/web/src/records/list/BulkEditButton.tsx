import { inSentence } from '@regulars/model'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { Select } from '../../ui/Select.tsx'
import { type AnyValue, FieldInput } from '../inputs/index.tsx'
import type { DescribedField, DescribedObject } from '../objects/described-object.ts'
import { type BulkChoice, changeMany } from '../write/bulk.ts'
import { LinksChangeInput } from './LinksChangeInput.tsx'

export interface BulkEditButtonProps {
  object: DescribedObject
  choice: BulkChoice
  count: number
  onDone: () => void
}

/** Gives one field the same value in many records. */
export function BulkEditButton({ object, choice, count, onDone }: BulkEditButtonProps) {
  const { number } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const [key, setKey] = useState<string | null>(null)
  const [value, setValue] = useState<AnyValue>(null)
  const [isBusy, setBusy] = useState(false)
  const open = object.fields.filter(({ writable, unique, kind }) => writable && !unique && kind !== 'json')
  const field = open.find((each) => each.key === key)
  const save = async () => {
    if (!field) return
    setBusy(true)
    const isDone = await changeMany(object, choice, { [field.property]: value }, inSentence(field.label))
    setBusy(false)
    if (!isDone) return
    setOpen(false)
    onDone()
  }
  return (
    <>
      <Button variant="quiet" icon={<Pencil />} onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        size="small"
        title={`Edit ${number(count)} ${inSentence(count === 1 ? object.label : object.labelPlural)}`}
        description="One field, the same for all of them. It can be undone."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              variant="primary"
              busy={isBusy}
              disabled={!field || (value === null && (field.required || field.kind === 'links'))}
              onClick={save}
            >
              {value === null && field && field.kind !== 'links' ? 'Empty it' : 'Change'}
            </Button>
          </>
        }
      >
        <BulkFields
          open={open}
          field={field}
          value={value}
          onFieldChange={(next) => {
            setKey(next)
            setValue(null)
          }}
          onValueChange={setValue}
        />
      </Dialog>
    </>
  )
}

interface BulkFieldsProps {
  open: readonly DescribedField[]
  field?: DescribedField
  value: AnyValue
  onFieldChange: (key: string) => void
  onValueChange: (value: AnyValue) => void
}

function BulkFields({ open, field, value, onFieldChange, onValueChange }: BulkFieldsProps) {
  return (
    <div className="space-y-4">
      <Field label="Field">
        <Select
          value={field?.key ?? null}
          options={open.map((each) => ({ value: each.key, label: each.label }))}
          onValueChange={onFieldChange}
        />
      </Field>
      {field && (
        <Field
          label={field.kind === 'links' ? field.label : 'New value'}
          hint={value === null && field.kind !== 'links' ? 'Empty.' : undefined}
        >
          {field.kind === 'links' ? (
            <LinksChangeInput key={field.key} field={field} onValueChange={onValueChange} />
          ) : (
            <FieldInput field={field} value={value} onValueChange={onValueChange} />
          )}
        </Field>
      )}
    </div>
  )
}
