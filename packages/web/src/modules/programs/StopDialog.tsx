import { useMutation } from '@tanstack/react-query'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../app/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Program } from './program.ts'

export interface StopDialogProps {
  program: Program
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Says what stopping does, and stops. */
export function StopDialog({ program, open, onOpenChange }: StopDialogProps) {
  const stop = useMutation({
    mutationFn: () => api.post(`programs/${program.id}/stop`),
    onSuccess: async () => {
      onOpenChange(false)
      await Promise.all(['programs', 'messages'].map(invalidateTopic))
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={`Stop “${program.name}”?`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Let it go on</Button>
          <Button variant="danger" busy={stop.isPending} onClick={() => stop.mutate()}>
            Stop
          </Button>
        </>
      }
    >
      <ProblemCallout error={stop.error} />
      <p>
        Messages that wait are not sent. What was sent stays sent, and its result is still told. A stopped
        program cannot be started again; make a copy for that.
      </p>
    </Dialog>
  )
}
