import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { asProblem } from '../../app/problem.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { DateInput } from '../../ui/DateInput.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { showToast } from '../../ui/toasts.ts'

interface AnalyseDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Asks for a new analysis; days left empty are chosen from the data. */
export function AnalyseDialog({ open, onOpenChange }: AnalyseDialogProps) {
  const [asOf, setAsOf] = useState<string | null>(null)
  const [calibrateUntil, setCalibrateUntil] = useState<string | null>(null)
  const start = useMutation({
    mutationFn: () =>
      api.post('analyses', { asOf: asOf ?? undefined, calibrateUntil: calibrateUntil ?? undefined }),
    onSuccess: () => {
      onOpenChange(false)
      showToast({ title: 'Working it out. You can go on meanwhile.' })
      return Promise.all([invalidateTopic('analyses'), invalidateTopic('jobs')])
    },
  })
  const faultOf = (field: string) => (start.error ? asProblem(start.error).faultOf(field) : undefined)
  const isElsewhere = start.error && !faultOf('asOf') && !faultOf('calibrateUntil')
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Analyse what customers are worth"
      description="The models learn anew from all orders. It takes seconds for thousands of customers, minutes for a million."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button variant="primary" busy={start.isPending} onClick={() => start.mutate()}>
            Analyse
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemCallout error={isElsewhere ? start.error : null} />
        <Field
          label="As of"
          optional
          hint="Later orders are not looked at. Empty: today, or the day of the last order when that is long ago."
          error={faultOf('asOf')}
        >
          <DateInput value={asOf} onValueChange={setAsOf} />
        </Field>
        <Field
          label="Judge the models by what came after"
          optional
          hint="They learn until this day and are held against what came. Empty: about the last quarter of the history."
          error={faultOf('calibrateUntil')}
        >
          <DateInput value={calibrateUntil} onValueChange={setCalibrateUntil} />
        </Field>
      </div>
    </Dialog>
  )
}
