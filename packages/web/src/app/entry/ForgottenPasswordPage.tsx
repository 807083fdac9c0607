import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { api } from '../api.ts'
import { ProblemCallout } from '../ProblemCallout.tsx'
import { EntryFrame } from './EntryFrame.tsx'

/** Asks for a link to choose a new password. Says the same whether or not the address is known here. */
export function ForgottenPasswordPage() {
  const [email, setEmail] = useState('')
  const ask = useMutation({ mutationFn: () => api.post('/api/auth/request-password-reset', { email }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <EntryFrame title="Forgotten your password?" lead="You get a link by e-mail to choose a new one.">
      <form onSubmit={submit} className="space-y-4">
        <ProblemCallout error={ask.error} />
        {ask.isSuccess && (
          <Callout tone="good" title="A link is on its way">
            If somebody here signs in with {email}. If nothing comes, the owner of your business can send you
            one.
          </Callout>
        )}
        <Field label="E-mail">
          <TextInput
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onValueChange={setEmail}
          />
        </Field>
        <Button type="submit" variant="primary" busy={ask.isPending} className="w-full">
          Send me a link
        </Button>
      </form>
      <p className="mt-6 text-small text-muted">
        <TextLink to="/sign-in">Back to signing in</TextLink>
      </p>
    </EntryFrame>
  )
}
