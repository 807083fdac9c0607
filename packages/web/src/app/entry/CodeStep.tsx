import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { ProblemCallout } from '../ProblemCallout.tsx'
import { signInWithCode } from '../session.ts'
import { EntryFrame } from './EntryFrame.tsx'

export interface CodeStepProps {
  onDone: () => void
  onBack: () => void
}

/** The second step of signing in, for those who have a second factor. */
export function CodeStep({ onDone, onBack }: CodeStepProps) {
  const [code, setCode] = useState('')
  const [isTrusted, setTrusted] = useState(false)
  const [hasBackup, setBackup] = useState(false)
  const enter = useMutation({ mutationFn: () => signInWithCode(code, isTrusted), onSuccess: onDone })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  const change = () => {
    setCode('')
    enter.reset()
    setBackup(!hasBackup)
  }
  return (
    <EntryFrame
      title="One more step."
      lead={
        hasBackup
          ? 'Type one of the ten codes you wrote down. Each works once.'
          : 'Type the six figures that your authenticator app shows now.'
      }
    >
      <form onSubmit={submit} className="space-y-4">
        <ProblemCallout error={enter.error} />
        <Field label="Code">
          <TextInput
            key={String(hasBackup)}
            inputMode={hasBackup ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            maxLength={20}
            value={code}
            onValueChange={setCode}
          />
        </Field>
        <Checkbox checked={isTrusted} onCheckedChange={setTrusted}>
          Do not ask again on this device for 30 days
        </Checkbox>
        <Button type="submit" variant="primary" busy={enter.isPending} className="w-full">
          Sign in
        </Button>
      </form>
      <div className="mt-5 flex flex-wrap gap-x-2 gap-y-1 -ms-3">
        <Button variant="quiet" onClick={change}>
          {hasBackup ? 'Use the authenticator app' : 'Your telephone is not at hand?'}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          Start over
        </Button>
      </div>
    </EntryFrame>
  )
}
