import { useMutation } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextLink } from '../../ui/Link.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ApiProblem, asProblem } from '../problem.ts'
import { signIn } from '../session.ts'
import { CodeStep } from './CodeStep.tsx'
import { EntryFrame } from './EntryFrame.tsx'

/** By e-mail and password, then on to where one wanted to go. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  const { history } = useRouter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isAskedForCode, setAskedForCode] = useState(false)
  const goOn = () => history.push(next ?? '/')
  const enter = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: (step) => (step === 'code' ? setAskedForCode(true) : goOn()),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  const startOver = () => {
    setPassword('')
    setAskedForCode(false)
  }
  if (isAskedForCode) return <CodeStep onDone={goOn} onBack={startOver} />
  return (
    <EntryFrame title="Welcome back.">
      <form onSubmit={submit} className="space-y-4">
        {enter.error && <Callout tone="bad">{refusalWords(enter.error)}</Callout>}
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
        <Field label="Password">
          <TextInput
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onValueChange={setPassword}
          />
        </Field>
        <Button type="submit" variant="primary" busy={enter.isPending} className="w-full">
          Sign in
        </Button>
      </form>
      <p className="mt-6 text-small text-muted">
        <TextLink to="/forgotten-password">Forgotten your password?</TextLink>
      </p>
    </EntryFrame>
  )
}

function refusalWords(error: unknown): string {
  if (error instanceof ApiProblem && (error.status === 401 || error.status === 403))
    return 'E-mail and password do not fit together. Check both and try again.'
  const { message, detail } = asProblem(error)
  return detail ? `${message} ${detail}` : message
}
