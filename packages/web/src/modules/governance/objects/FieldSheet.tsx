import { inSentence } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import type { DescribedField, DescribedObject } from '../../../records/objects/described-object.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { FieldForm } from './FieldForm.tsx'
import { changedField, draftOf, newField } from './field-draft.ts'
import { redraw } from './shape.ts'

export interface FieldSheetProps {
  object: DescribedObject
  /** The field that is changed; without one, a field is added. */
  field: DescribedField | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Adds a field, or changes what one is called and asks of values. */
export function FieldSheet({ object, field, open, onOpenChange }: FieldSheetProps) {
  const [draft, setDraft] = useState(() => draftOf(field))
  const save = useMutation({
    mutationFn: () =>
      field
        ? api.patch(`objects/${object.name}/fields/${field.key}`, changedField(draft, field))
        : api.post(`objects/${object.name}/fields`, newField(draft)),
    onSuccess: async () => {
      await redraw()
      onOpenChange(false)
      showToast({ title: field ? `Changed the field ${draft.label}.` : `Added the field ${draft.label}.` })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const isSaid = ['label', 'default'].some((name) => save.error && asProblem(save.error).faultOf(name))
  return (
    <Sheet
      {...{ open, onOpenChange }}
      title={field ? field.label : 'Add a field'}
      description={
        field
          ? `Known in the API as ${field.property}.`
          : `To ${inSentence(object.labelPlural)}, at once and for all of them.`
      }
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form="field" variant="primary" busy={save.isPending}>
            {field ? 'Save' : 'Add field'}
          </Button>
        </>
      }
    >
      <form id="field" onSubmit={submit} className="space-y-4">
        {!isSaid && <ProblemCallout error={save.error} />}
        <FieldForm object={object} field={field} draft={draft} onDraftChange={setDraft} error={save.error} />
      </form>
    </Sheet>
  )
}
