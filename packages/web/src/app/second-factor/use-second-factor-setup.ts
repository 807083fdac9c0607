import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { invalidateTopic } from '../query-client.ts'

/** What the app is to know: an address that it reads from the picture, and the codes for the day it is lost. */
interface Key {
  totpURI: string
  backupCodes: string[]
}

/** Three steps: the password, the app, the codes for the day it is lost. It holds from the first right code on. */
export type SecondFactorSetup = ReturnType<typeof useSecondFactorSetup>

/** Turning a second factor on. @param issuer how the app is to call this place */
export function useSecondFactorSetup(issuer: string) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const begin = useMutation({
    mutationFn: () => api.post<Key>('/api/auth/two-factor/enable', { password, issuer }),
  })
  const confirm = useMutation({
    mutationFn: () => api.post('/api/auth/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }),
    onSuccess: () => invalidateTopic('sessions'),
  })
  const key = begin.data
  return {
    password,
    setPassword,
    code,
    setCode,
    /** Where the picture comes from, once the password was right. */
    address: key?.totpURI,
    /** The codes to keep, once it is on. */
    backupCodes: confirm.isSuccess ? key?.backupCodes : undefined,
    error: confirm.error ?? begin.error,
    isBusy: begin.isPending || confirm.isPending,
    submit(event: FormEvent) {
      event.preventDefault()
      if (key) confirm.mutate()
      else begin.mutate()
    },
    reset() {
      setPassword('')
      setCode('')
      begin.reset()
      confirm.reset()
    },
  }
}
