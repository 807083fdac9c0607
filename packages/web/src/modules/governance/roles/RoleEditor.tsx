import type { Rights } from '@regulars/model'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { changedValues } from '../../../app/changed-values.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { queryClient } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { Capabilities } from './Capabilities.tsx'
import { FieldLevels } from './FieldLevels.tsx'
import { PermissionMatrix } from './PermissionMatrix.tsx'
import type { StoredRole } from './role.ts'

/** A role as it is being changed; nothing holds until it is saved. */
export function RoleEditor({ role }: { role: StoredRole }) {
  const [label, setLabel] = useState(role.label)
  const [description, setDescription] = useState(role.description ?? '')
  const [rights, setRights] = useState(role.rights)
  const change = (some: Partial<Rights>) => setRights({ ...rights, ...some })
  const values = { label, description, rights }
  const isChanged = JSON.stringify(values) !== JSON.stringify(initially(role))
  const save = useMutation({
    mutationFn: () =>
      api.patch(`roles/${role.id}`, changedValues(initially(role), values), { ifMatch: role.version }),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      showToast({ title: `Kept. It holds at once for everybody with the role ${label}.` })
    },
  })
  return (
    <div className="space-y-10">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={save.error ? asProblem(save.error).faultOf('label') : undefined}>
          <TextInput required maxLength={100} value={label} onValueChange={setLabel} />
        </Field>
        <Field label="What it is for">
          <TextInput maxLength={500} value={description} onValueChange={setDescription} />
        </Field>
      </div>
      <PermissionMatrix objects={rights.objects} onChange={(objects) => change({ objects })} />
      <FieldLevels fields={rights.fields} onChange={(fields) => change({ fields })} />
      <section aria-labelledby="capabilities">
        <SectionHeader id="capabilities" title="Further acts" />
        <Capabilities chosen={rights.capabilities} onChange={(capabilities) => change({ capabilities })} />
      </section>
      {isChanged && (
        <div className="floating sticky bottom-4 z-20 flex flex-wrap items-center justify-end gap-2 p-3">
          <div className="min-w-0 flex-1 basis-60">
            {save.error ? <ProblemCallout error={save.error} /> : 'Not saved yet.'}
          </div>
          <Button onClick={() => reset(role, { setLabel, setDescription, setRights })}>Discard</Button>
          <Button variant="primary" busy={save.isPending} onClick={() => save.mutate()}>
            Save
          </Button>
        </div>
      )}
    </div>
  )
}

const initially = ({ label, description, rights }: StoredRole) => ({
  label,
  description: description ?? '',
  rights,
})

interface Setters {
  setLabel: (label: string) => void
  setDescription: (description: string) => void
  setRights: (rights: Rights) => void
}

function reset(role: StoredRole, { setLabel, setDescription, setRights }: Setters): void {
  const { label, description, rights } = initially(role)
  setLabel(label)
  setDescription(description)
  setRights(rights)
}
