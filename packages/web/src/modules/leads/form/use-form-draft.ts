import { useEffect, useRef, useState } from 'react'
import { api } from '../../../app/api.ts'
import { asProblem } from '../../../app/problem.ts'
import { invalidateTopic, queryClient } from '../../../app/query-client.ts'
import { type Form, formQuery } from './form.ts'

const restMs = 500

/** A form that is saved while it is built. */
export interface FormDraft {
  /** As it stands on the screen. */
  form: Form
  change: (values: Partial<Form>) => void
  state: 'saved' | 'saving' | 'failed'
  /** Why it could not be saved; what was typed stays and goes along with the next change. */
  error: unknown
  /** Grows with every saving, so that the preview knows. */
  savedCount: number
}

/** Whatever is changed goes to the server once the hand rests, one request after the other. */
export function useFormDraft(form: Form): FormDraft {
  const [changes, setChanges] = useState<Partial<Form>>({})
  const [state, setState] = useState<FormDraft['state']>('saved')
  const [error, setError] = useState<unknown>(null)
  const [savedCount, setSavedCount] = useState(0)
  const waiting = useRef<Partial<Form>>({})
  const version = useRef(form.version)
  version.current = Math.max(version.current, form.version)
  const row = useRef<Promise<void>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const send = async () => {
    const values = waiting.current
    if (Object.keys(values).length === 0) return
    waiting.current = {}
    try {
      const saved = await api.patch<Form>(`forms/${form.id}`, values, { ifMatch: version.current })
      version.current = saved.version
      queryClient.setQueryData(formQuery(form.id).queryKey, (known) => ({ ...known, ...saved }))
      setChanges((shown) => without(shown, values))
      setState('saved')
      setError(null)
      setSavedCount((count) => count + 1)
      await invalidateTopic('forms')
    } catch (problem) {
      waiting.current = { ...values, ...waiting.current }
      setState('failed')
      setError(problem)
      // A state that cannot be taken (open, with nothing that reaches anybody) does not stand in the way of everything else.
      if (asProblem(problem).code.startsWith('form.')) {
        const { status: _refused, ...rest } = waiting.current
        waiting.current = rest
        setChanges(({ status: _shown, ...shown }) => shown)
      }
    }
  }
  const latest = useRef(send)
  latest.current = send
  const flush = () => {
    clearTimeout(timer.current)
    row.current = row.current.then(() => latest.current())
  }
  const flushLatest = useRef(flush)
  flushLatest.current = flush
  useEffect(() => () => flushLatest.current(), [])
  return {
    form: { ...form, ...changes },
    state,
    error,
    savedCount,
    change(values) {
      waiting.current = { ...waiting.current, ...values }
      setChanges((shown) => ({ ...shown, ...values }))
      setState('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => flushLatest.current(), restMs)
    },
  }
}

/** What was sent is shown from the server from now on, unless it was changed once more meanwhile. */
function without(shown: Partial<Form>, sent: Partial<Form>): Partial<Form> {
  return Object.fromEntries(Object.entries(shown).filter(([key, value]) => sent[key as keyof Form] !== value))
}
