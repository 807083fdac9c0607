import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../../../app/api.ts'
import { PasswordField } from '../../../app/entry/PasswordField.tsx'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic } from '../../../app/query-client.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { SectionHeader } from '../../../ui/SectionHeader.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toasts.ts'

/** A new password, for whom knows the one of now. Signs out everywhere else. */
export function PasswordForm() {
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const change = useMutation({
    mutationFn: () =>
      api.post('/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
    onSuccess: () => {
      setCurrent('')
      setNew('')
      invalidateTopic('sessions')
      showToast({ title: 'Your new password holds from now on.' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <section aria-labelledby="password">
      <SectionHeader
        id="password"
        title="Password"
        description="A new one signs you out everywhere but here."
      />
      <form onSubmit={submit} className="max-w-md space-y-4">
        <ProblemCallout error={change.error} />
        <Field label="Password until now">
          <TextInput
            type="password"
            autoComplete="current-password"
            required
            value={currentPassword}
            onValueChange={setCurrent}
          />
        </Field>
        <PasswordField
          label="New password"
          value={newPassword}
          onValueChange={setNew}
          error={change.error ? asProblem(change.error).faultOf('password') : undefined}
        />
        <Button type="submit" busy={change.isPending}>
          Change password
        </Button>
      </form>
    </section>
  )
}
