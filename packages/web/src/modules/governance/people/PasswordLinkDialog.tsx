import { useMutation } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { Button } from '../../../ui/Button.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import type { Person } from './person.ts'

interface PasswordLinkDialogProps {
  person: Person
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** A link with which somebody chooses a new password, to be handed to them. */
export function PasswordLinkDialog({ person, open, onOpenChange }: PasswordLinkDialogProps) {
  const make = useMutation({
    mutationFn: () => api.post<{ link: string }>(`users/${person.id}/password-link`),
  })
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen)
    if (!isOpen) make.reset()
  }
  return (
    <Dialog
      {...{ open }}
      onOpenChange={close}
      title={`A new password for ${person.name}`}
      description="Whoever has the link can choose the password. It works once, within an hour."
      footer={
        make.data ? (
          <Button variant="primary" onClick={() => close(false)}>
            Done
          </Button>
        ) : (
          <>
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button variant="primary" onClick={() => make.mutate()} busy={make.isPending}>
              Make link
            </Button>
          </>
        )
      }
    >
      <ProblemCallout error={make.error} />
      {make.data && <CodeBlock label="Link" code={make.data.link} />}
    </Dialog>
  )
}
