import { useMutation } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useFormat } from '../../../ui/format/use-format.tsx'
import type { Program } from '../program.ts'
import type { LaunchCheck } from './launch-check.ts'

export interface LaunchDialogProps {
  program: Program
  check: LaunchCheck
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The last word before messages leave: they cannot be called back. */
export function LaunchDialog({ program, check, open, onOpenChange }: LaunchDialogProps) {
  const { number } = useFormat()
  const launch = useMutation({
    mutationFn: () => api.post(`programs/${program.id}/launch`),
    onSuccess: async () => {
      onOpenChange(false)
      await Promise.all(['programs', 'jobs', 'messages'].map(invalidateTopic))
    },
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      title={`Launch “${program.name}”?`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Not yet</Button>
          <Button variant="primary" busy={launch.isPending} onClick={() => launch.mutate()}>
            Launch
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <ProblemCallout error={launch.error} />
        <p>
          {check.sends
            ? `About ${number(check.treatment)} people are written to at once. What has left cannot be called back; what has not can be stopped.`
            : `About ${number(check.treatment)} messages are made and kept here; none leaves, since no mail server is set up.`}
        </p>
        <p className="text-muted">
          Segment, template and the share held back stay as they are from then on, so that the result means
          something.
        </p>
      </div>
    </Dialog>
  )
}
