import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ProblemCallout } from '../ProblemCallout.tsx'
import { asProblem } from '../problem.ts'
import { signIn } from '../session.ts'
import { createOwner, type NewOwner } from '../setup.ts'
import { EntryFrame } from './EntryFrame.tsx'
import { PasswordField } from './PasswordField.tsx'
import { PlaceFields } from './PlaceFields.tsx'
import { guessPlace } from './place-guess.ts'

const here = guessPlace(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone)

/** The owner's account and the business. Everything here can be changed later. `currency` is that of what is there already. */
export function OwnerStep({ currency }: { currency?: string | undefined }) {
  const [owner, setOwner] = useState<NewOwner>({
    name: '',
    email: '',
    password: '',
    businessName: '',
    ...here,
    ...(currency && { currency }),
  })
  const create = useMutation({
    mutationFn: async () => {
      await createOwner(owner)
      await signIn(owner.email, owner.password)
    },
  })
  const problem = create.error ? asProblem(create.error) : undefined
  const text = (field: 'name' | 'email' | 'businessName') => ({
    value: owner[field],
    onValueChange: (value: string) => setOwner({ ...owner, [field]: value }),
    required: true,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <EntryFrame
      step="Step 1 of 2"
      title="Good day. Whose shop is this?"
      lead="You become the owner and can invite your colleagues. Everything stays on your own server."
    >
      <form onSubmit={submit} className="space-y-4">
        <ProblemCallout error={create.error} />
        <Field label="Your name" error={problem?.faultOf('name')}>
          <TextInput autoComplete="name" autoFocus {...text('name')} />
        </Field>
        <Field label="E-mail" error={problem?.faultOf('email')}>
          <TextInput type="email" autoComplete="username" {...text('email')} />
        </Field>
        <PasswordField
          value={owner.password}
          onValueChange={(password) => setOwner({ ...owner, password })}
          error={problem?.faultOf('password')}
        />
        <Field label="Name of your business" error={problem?.faultOf('businessName')}>
          <TextInput autoComplete="organization" {...text('businessName')} />
        </Field>
        <PlaceFields
          place={owner}
          isCurrencyFixed={currency !== undefined}
          onChange={(place) => setOwner({ ...owner, ...place })}
        />
        <Button type="submit" variant="primary" busy={create.isPending} className="w-full">
          Open the shop
        </Button>
      </form>
    </EntryFrame>
  )
}
