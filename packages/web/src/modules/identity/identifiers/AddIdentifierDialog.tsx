import { type IdentifierKind, identifierKindNames, identifierKinds } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { offerUndo } from '../../../app/undo.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { kindIcons } from './kind-icons.tsx'

const kinds = identifierKindNames.map((value) => {
  const Icon = kindIcons[value]
  return { value, label: identifierKinds[value].label, icon: <Icon className="size-4" aria-hidden="true" /> }
})

/** Notes a further thing by which somebody is recognised. */
export function AddIdentifierDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const [kind, setKind] = useState<IdentifierKind>('memberCard')
  const [value, setValue] = useState('')
  const [verified, setVerified] = useState(false)
  const [shared, setShared] = useState(false)
  const add = useMutation({
    mutationFn: () => api.write('POST', 'identifiers', { contactId, kind, value, verified, shared }),
    onSuccess: ({ changeSetId }) => {
      onClose()
      offerUndo({ title: `Added the ${identifierKinds[kind].said} ${value.trim()}.`, changeSetId })
      return invalidateTopic('identifiers')
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      title="By what else are they known?"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={add.isPending}
            disabled={value.trim() === ''}
            onClick={() => add.mutate()}
          >
            Add it
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <ProblemCallout error={add.error} />
        <Field label="What it is">
          <Select value={kind} onValueChange={setKind} options={kinds} />
        </Field>
        <Field label={identifierKinds[kind].label} hint={hints[kind]}>
          <TextInput value={value} onValueChange={setValue} maxLength={320} />
        </Field>
        <div>
          <Checkbox
            checked={verified}
            onCheckedChange={setVerified}
            hint="They showed it, or confirmed it. It then says who they are."
          >
            Verified as theirs
          </Checkbox>
          <Checkbox
            checked={shared}
            onCheckedChange={setShared}
            hint="A family’s phone, an office’s address. It then never decides alone."
          >
            Shared by several people
          </Checkbox>
        </div>
      </div>
    </Dialog>
  )
}

const hints: Partial<Record<IdentifierKind, string>> = {
  phone: 'With the country code: +48 58 301 00 00',
  social: 'A link to the profile, or the name on it',
  paymentToken: 'The token of the payment provider, never the number of the card',
}
