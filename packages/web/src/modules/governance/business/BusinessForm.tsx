import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { changedValues } from '../../../app/changed-values.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic, queryClient } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toasts.ts'
import type { BusinessSettings } from './business-settings.ts'
import { CountingFields } from './CountingFields.tsx'

/** What can be said of the business, all in one form. */
export function BusinessForm({ settings }: { settings: BusinessSettings }) {
  const [wanted, setWanted] = useState(settings)
  const change = (some: Partial<BusinessSettings>) => setWanted({ ...wanted, ...some })
  const save = useMutation({
    mutationFn: () => api.patch<BusinessSettings>('settings', changedValues(settings, wanted)),
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
      <Field
        label="What is in the bin"
        hint="Removed for good with its history, once a night. Nothing brings it back then."
        error={faultOf('binDays')}
      >
        <Select
          value={String(wanted.binDays ?? 'never')}
          options={binOptions(wanted.binDays)}
          onValueChange={(days) => change({ binDays: days === 'never' ? null : Number(days) })}
        />
      </Field>
      <Switch
        checked={wanted.salesLeaderboard}
        hint="Who won most in a month, under How selling goes, for everybody who may see deals."
        onCheckedChange={(salesLeaderboard) => change({ salesLeaderboard })}
      >
        Leaderboard of sellers
      </Switch>
      <Button type="submit" variant="primary" busy={save.isPending}>
        Save
      </Button>
    </form>
  )
}

/** How long things stay in the bin; a number of days that was set otherwise is among them. */
function binOptions(now: number | null) {
  const days = [...new Set([30, 90, 365, ...(now === null ? [] : [now])])].toSorted((a, b) => a - b)
  return [
    { value: 'never', label: 'Stays until somebody removes it' },
    ...days.map((each) => ({ value: String(each), label: `Goes after ${each} days` })),
  ]
}
