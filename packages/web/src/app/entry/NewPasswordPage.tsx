import { useMutation } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toasts.ts'
import { api } from '../api.ts'
import { ProblemCallout } from '../ProblemCallout.tsx'
import { EntryFrame } from './EntryFrame.tsx'
import { PasswordField } from './PasswordField.tsx'

/** Chooses a new password with the link that came by e-mail. */
export function NewPasswordPage() {
  const { token } = useSearch({ from: '/reset-password' })
  const { history } = useRouter()
  const [password, setPassword] = useState('')
  const choose = useMutation({
    mutationFn: () => api.post('/api/auth/reset-password', { token, newPassword: password }),
    onSuccess: () => {
      showToast({ title: 'Your new password holds from now on.' })
      history.push('/sign-in')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose.mutate()
  }
  return (
    <EntryFrame title="Choose a new password.">
      <form onSubmit={submit} className="space-y-4">
        <ProblemCallout error={choose.error} />
        <PasswordField value={password} onValueChange={setPassword} />
        <Button type="submit" variant="primary" busy={choose.isPending} className="w-full">
          Use this password
        </Button>
      </form>
    </EntryFrame>
  )
}
