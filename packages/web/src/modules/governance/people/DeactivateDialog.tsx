import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { ApiProblem } from '../../../app/problem.ts'
import { queryClient } from '../../../app/query-client.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { type Person, usePeople } from './person.ts'

interface DeactivateDialogProps {
  person: Person
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Lets somebody in no more, once it is said who looks after what was theirs. */
export function DeactivateDialog({ person, open, onOpenChange }: DeactivateDialogProps) {
  const [heir, setHeir] = useState<string | null>(null)
  const [keepApiKeys, setKeepKeys] = useState(false)
  const deactivate = useMutation({
    mutationFn: () =>
      api.post<{ handedOverCount: number }>(`users/${person.id}/deactivate`, {
        ...(heir === null ? {} : { handOverTo: heir === nobody ? null : heir }),
        keepApiKeys: keepApiKeys && heir !== null && heir !== nobody,
      }),
    onSuccess: async ({ handedOverCount }) => {
      await queryClient.invalidateQueries()
      onOpenChange(false)
      showToast({ title: `${person.name} is let in no more.`, detail: handedOver(handedOverCount) })
    },
  })
  const needsHeir =
    deactivate.error instanceof ApiProblem && deactivate.error.code === 'user.hand-over-needed'
  return (
    <ConfirmDialog
      {...{ open, onOpenChange }}
      title={`Deactivate ${person.name}?`}
      verb="Deactivate"
      busy={deactivate.isPending}
      onConfirm={() => deactivate.mutate()}
    >
      <div className="space-y-4">
        <p className="text-muted">
          They are signed out everywhere and cannot sign in any more. What they did stays theirs in the
          history. You can let them in again.
        </p>
        {!(needsHeir && heir === null) && <ProblemCallout error={needsHeir ? undefined : deactivate.error} />}
        <Field
          label="Who looks after their records?"
          optional={!needsHeir}
          error={needsHeir && heir === null ? `${deactivate.error?.message} Say who takes over.` : undefined}
        >
          <HeirSelect person={person} value={heir} onValueChange={setHeir} />
        </Field>
        {heir !== null && heir !== nobody && (
          <Checkbox checked={keepApiKeys} onCheckedChange={setKeepKeys}>
            Their API keys work on, as those of whom takes over
          </Checkbox>
        )}
      </div>
    </ConfirmDialog>
  )
}

const nobody = 'nobody'

interface HeirSelectProps {
  person: Person
  value: string | null
  onValueChange: (heir: string) => void
}

function HeirSelect({ person, value, onValueChange }: HeirSelectProps) {
  const { data: people = [] } = usePeople()
  const heirs = people.filter(({ id, active }) => active && id !== person.id)
  return (
    <Select
      {...{ value, onValueChange }}
      options={[
        ...heirs.map(({ id, name }) => ({ value: id, label: name })),
        { value: nobody, label: 'Nobody for now' },
      ]}
    />
  )
}

function handedOver(count: number): string | undefined {
  if (count === 0) return undefined
  return count === 1 ? 'One record changed hands.' : `${count} records changed hands.`
}
