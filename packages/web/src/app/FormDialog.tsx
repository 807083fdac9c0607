import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ProblemCallout } from './ProblemCallout.tsx'

export interface FormDialogProps {
  open?: boolean
  title: string
  description?: string
  /** What the button says. */
  verb: string
  busy: boolean
  /** Why it could not be saved; what was typed stays. */
  error: unknown
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog in which something is made or changed: fields, what is wrong above them, and two buttons below. */
export function FormDialog(props: FormDialogProps) {
  const { open = true, title, description, verb, busy, error, onSubmit, onClose, children } = props
  const formId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={busy}>
            {verb}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={error} />
        {children}
      </form>
    </Dialog>
  )
}
