import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { BackupCodes } from '../../../app/second-factor/BackupCodes.tsx'
import { OwnPassword } from '../../../app/second-factor/OwnPassword.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

interface NewBackupCodesProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Ten new codes, when the old ones are used up or have been seen. */
export function NewBackupCodes({ open, onOpenChange }: NewBackupCodesProps) {
  const form = useId()
  const [password, setPassword] = useState('')
  const make = useMutation({
    mutationFn: () =>
      api.post<{ backupCodes: string[] }>('/api/auth/two-factor/generate-backup-codes', { password }),
  })
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen)
    setPassword('')
    make.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="New backup codes"
      description={make.data ? undefined : 'The ten codes you have now will work no more.'}
      footer={
        make.data ? (
          <Button variant="primary" onClick={() => close(false)}>
            I have kept them
          </Button>
        ) : (
          <>
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button form={form} type="submit" variant="primary" busy={make.isPending}>
              Make new codes
            </Button>
          </>
        )
      }
    >
      {make.data ? (
        <BackupCodes codes={make.data.backupCodes} />
      ) : (
        <form id={form} onSubmit={submit} className="space-y-4">
          <ProblemCallout error={make.error} />
          <OwnPassword value={password} onValueChange={setPassword} />
        </form>
      )}
    </Dialog>
  )
}
