import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { OwnPassword } from '../../../app/second-factor/OwnPassword.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { showToast } from '../../../ui/toasts.ts'

interface EndSecondFactorProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Signing in by the password alone again. */
export function EndSecondFactor({ open, onOpenChange }: EndSecondFactorProps) {
  const form = useId()
  const [password, setPassword] = useState('')
  const end = useMutation({
    mutationFn: () => api.post('/api/auth/two-factor/disable', { password }),
    onSuccess: () => {
      close(false)
      showToast({ title: 'Your password is enough again.' })
      return invalidateTopic('sessions')
    },
  })
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen)
    setPassword('')
    end.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Turn the second step off?"
      description="Your password alone will let you in."
      footer={
        <>
          <Button onClick={() => close(false)}>Cancel</Button>
          <Button form={form} type="submit" variant="danger" busy={end.isPending}>
            Turn off
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="space-y-4">
        <ProblemCallout error={end.error} />
        <OwnPassword value={password} onValueChange={setPassword} />
      </form>
    </Dialog>
  )
}
