import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

export interface ConfirmDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The question. */
  title: ReactNode
  /** What is done on yes. */
  verb: string
  busy?: boolean
  disabled?: boolean
  onConfirm: () => void
  /** What follows from it. */
  children: ReactNode
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, verb, busy, disabled, onConfirm, children } = props
  return (
    <Dialog
      size="small"
      {...{ open, onOpenChange, title }}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="danger" onClick={onConfirm} busy={busy} disabled={disabled}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
