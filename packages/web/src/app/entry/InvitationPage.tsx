import { useMutation } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { api } from '../api.ts'
import { ProblemCallout } from '../ProblemCallout.tsx'
import { asProblem } from '../problem.ts'
import { queryClient } from '../query-client.ts'
import { EntryFrame } from './EntryFrame.tsx'
import { PasswordField } from './PasswordField.tsx'

/** Somebody was invited and now chooses name and password. */
export function InvitationPage() {
  const { token } = useSearch({ from: '/invitation' })
  const { history } = useRouter()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => api.post('invitations/accept', { token, name, password }),
    onSuccess: async () => {
      await queryClient.resetQueries()
      history.push('/')
    },
  })
  const problem = accept.error ? asProblem(accept.error) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  return (
    <EntryFrame title="You are invited." lead="Say who you are and choose a password; then you are in.">
      <form onSubmit={submit} className="space-y-4">
        <ProblemCallout error={accept.error} />
        <Field label="Your name" error={problem?.faultOf('name')}>
          <TextInput autoComplete="name" required autoFocus value={name} onValueChange={setName} />
        </Field>
        <PasswordField value={password} onValueChange={setPassword} error={problem?.faultOf('password')} />
        <Button type="submit" variant="primary" busy={accept.isPending} className="w-full">
          Join
        </Button>
      </form>
    </EntryFrame>
  )
}
