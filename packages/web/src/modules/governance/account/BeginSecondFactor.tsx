import { useMutation } from '@tanstack/react-query'
import { QRCodeSVG } from 'qrcode.react'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../../app/api.ts'
import { ProblemCallout } from '../../../app/ProblemCallout.tsx'
import { invalidateTopic } from '../../../app/query-client.ts'
import { useSession } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { BackupCodes } from './BackupCodes.tsx'
import { OwnPassword } from './OwnPassword.tsx'

interface BeginSecondFactorProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What the app is to know: an address that it reads from the picture, and the codes for the day it is lost. */
interface Key {
  totpURI: string
  backupCodes: string[]
}

/** Three steps: the password, the app, the codes for the day it is lost. It holds from the first right code on. */
export function BeginSecondFactor({ open, onOpenChange }: BeginSecondFactorProps) {
  const form = useId()
  const { business } = useSession()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useMutation({
    mutationFn: () =>
      api.post<Key>('/api/auth/two-factor/enable', { password, issuer: business.name || 'Regulars' }),
  })
  const confirm = useMutation({
    mutationFn: () => api.post('/api/auth/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }),
    onSuccess: () => invalidateTopic('sessions'),
  })
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen)
    setPassword('')
    setCode('')
    begin.reset()
    confirm.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (begin.data) confirm.mutate()
    else begin.mutate()
  }
  const key = begin.data
  const isDone = confirm.isSuccess
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={isDone ? 'It is on' : 'Turn the second step on'}
      footer={
        isDone ? (
          <Button variant="primary" onClick={() => close(false)}>
            I have kept them
          </Button>
        ) : (
          <>
            <Button onClick={() => close(false)}>Cancel</Button>
            <Button form={form} type="submit" variant="primary" busy={begin.isPending || confirm.isPending}>
              {key ? 'Turn on' : 'Go on'}
            </Button>
          </>
        )
      }
    >
      {isDone && key ? (
        <BackupCodes codes={key.backupCodes} />
      ) : (
        <form id={form} onSubmit={submit} className="space-y-4">
          <ProblemCallout error={confirm.error ?? begin.error} />
          {key ? (
            <AppStep address={key.totpURI} code={code} onCode={setCode} />
          ) : (
            <OwnPassword value={password} onValueChange={setPassword} />
          )}
        </form>
      )}
    </Dialog>
  )
}

/** The picture for the app, the same as letters, and the first code. */
function AppStep({
  address,
  code,
  onCode,
}: {
  address: string
  code: string
  onCode: (code: string) => void
}) {
  const secret = new URL(address).searchParams.get('secret') ?? ''
  return (
    <>
      <p>Take an authenticator app on your telephone and let it read this picture.</p>
      <div className="mx-auto w-fit rounded-md bg-white p-3">
        <QRCodeSVG value={address} size={176} title="The key for your authenticator app" />
      </div>
      <details className="text-small">
        <summary className="cursor-pointer rounded-sm py-1 text-muted ring-focus">Type it instead</summary>
        <CodeBlock label="The key" code={secret} />
      </details>
      <Field label="Code" hint="The six figures that the app shows now.">
        <TextInput
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus
          maxLength={8}
          value={code}
          onValueChange={onCode}
        />
      </Field>
    </>
  )
}
