import { useState } from 'react'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

export interface ViewDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** As they are now, for a view that there is. */
  start: { name: string; shared: boolean }
  onSave: (name: string, shared: boolean) => Promise<void>
}

/** Names a view and says who sees it. */
export function ViewDialog({ open, onOpenChange, title, start, onSave }: ViewDialogProps) {
  const [name, setName] = useState(start.name)
  const [shared, setShared] = useState(start.shared)
  const [error, setError] = useState<unknown>()
  const save = async () => {
    try {
      await onSave(name.trim(), shared)
      onOpenChange(false)
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={title}
      description="Filter, order and columns, in a tab above the list."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form="view-form" variant="primary" disabled={name.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="view-form"
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <ProblemCallout error={error} />
        <Field label="Name">
          <TextInput value={name} onValueChange={setName} maxLength={200} />
        </Field>
        <Checkbox checked={shared} onCheckedChange={setShared} hint="Everyone sees it, not only you.">
          For everyone
        </Checkbox>
      </form>
    </Dialog>
  )
}
