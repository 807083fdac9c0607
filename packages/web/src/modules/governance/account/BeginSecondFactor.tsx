import { useId } from 'react'
import { BackupCodes } from '../../../app/second-factor/BackupCodes.tsx'
import { SecondFactorFields } from '../../../app/second-factor/SecondFactorFields.tsx'
import { useSecondFactorSetup } from '../../../app/second-factor/use-second-factor-setup.ts'
import { useSession } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

interface BeginSecondFactorProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Turns a second factor on. */
export function BeginSecondFactor({ open, onOpenChange }: BeginSecondFactorProps) {
  const form = useId()
  const { business } = useSession()
  const setup = useSecondFactorSetup(business.name)
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen)
    setup.reset()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={setup.backupCodes ? 'It is on' : 'Turn the second step on'}
      footer={
        setup.backupCodes ? (
          <Button variant="primary" onClick={() => close(false)}>
            I have kept them
          </Button>
        ) : (
          <>
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button form={form} type="submit" variant="primary" busy={setup.isBusy}>
              {setup.address ? 'Turn on' : 'Go on'}
            </Button>
          </>
        )
      }
    >
      {setup.backupCodes ? (
        <BackupCodes codes={setup.backupCodes} />
      ) : (
        <form id={form} onSubmit={setup.submit} className="space-y-4">
          <SecondFactorFields setup={setup} />
        </form>
      )}
    </Dialog>
  )
}
