import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { RecordPicker } from '../../../records/picker/RecordPicker.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { choicesOf } from './relationship-choices.ts'

interface AddRelationshipDialogProps {
  object: 'contact' | 'company'
  id: string
  onClose: () => void
}

/** Notes that somebody belongs with somebody. */
export function AddRelationshipDialog({ object, id, onClose }: AddRelationshipDialogProps) {
  const choices = choicesOf(object)
  const [chosen, setChosen] = useState(choices[0]!)
  const [other, setOther] = useState<{ id: string; title: string } | null>(null)
  const [note, setNote] = useState('')
  const add = useMutation({
    mutationFn: () =>
      api.write('POST', 'relationships', { ...chosen.body(id, other?.id ?? ''), note: note.trim() || null }),
    onSuccess: ({ changeSetId }) => {
      onClose()
      offerUndo({ title: `${chosen.label} ${other?.title ?? ''}.`, changeSetId })
      return invalidateTopic('relationships')
    },
  })
  const choose = (value: string) => {
    const next = choices.find((choice) => choice.value === value)!
    if (next.other !== chosen.other) setOther(null)
    setChosen(next)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      title="Who belongs with them?"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={add.isPending}
            disabled={other === null}
            onClick={() => add.mutate()}
          >
            Add it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemCallout error={add.error} />
        <Field label="How">
          <Select
            value={chosen.value}
            onValueChange={choose}
            options={choices.map(({ value, label }) => ({ value, label }))}
          />
        </Field>
        <Field label={chosen.other === 'contact' ? 'Person' : 'Company'}>
          <RecordPicker
            object={chosen.other}
            value={other?.id ?? null}
            onValueChange={(otherId, title = '') =>
              setOther(otherId === null ? null : { id: otherId, title })
            }
          />
        </Field>
        <Field label="Note" optional>
          <TextInput value={note} onValueChange={setNote} maxLength={300} />
        </Field>
      </div>
    </Dialog>
  )
}
