import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic, queryClient } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toasts.ts'
import type { BusinessSettings } from './business-settings.ts'
import { CountingFields } from './CountingFields.tsx'

/** What can be said of the business, all in one form. */
export function BusinessForm({ settings }: { settings: BusinessSettings }) {
  const [wanted, setWanted] = useState(settings)
  const change = (some: Partial<BusinessSettings>) => setWanted({ ...wanted, ...some })
  const save = useMutation({
    mutationFn: () => api.patch<BusinessSettings>('settings', wanted),
    onSuccess: async (saved) => {
      queryClient.setQueryData(['settings', 'settings', {}], saved)
      await Promise.all([invalidateTopic('me'), invalidateTopic('mail')])
      showToast({ title: 'Kept. It holds for everybody from now on.' })
    },
  })
  const faultOf = (field: string) => (save.error ? asProblem(save.error).faultOf(field) : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} className="max-w-xl space-y-4">
      <ProblemCallout error={save.error} />
      <Field label="Name of your business" error={faultOf('businessName')}>
        <TextInput
          autoComplete="organization"
          required
          value={wanted.businessName}
          onValueChange={(businessName) => change({ businessName })}
        />
      </Field>
      <CountingFields settings={wanted} onChange={change} faultOf={faultOf} />
      <Field
        label="Mails come from"
        optional
        hint="A name and an address. Without one, mails are kept in the outbox and not sent."
        error={faultOf('mailFrom')}
      >
        <TextInput
          placeholder="Kaffa <post@kaffa.example>"
          value={wanted.mailFrom ?? ''}
          onValueChange={(text) => change({ mailFrom: text === '' ? null : text })}
        />
      </Field>
      <Button type="submit" variant="primary" busy={save.isPending}>
        Save
      </Button>
    </form>
  )
}
