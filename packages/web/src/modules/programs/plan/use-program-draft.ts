import { useEffect, useRef, useState } from 'react'
import { api } from '../../../app/api.ts'
import { apiQuery } from '../../../app/api-query.ts'
import { showProblem } from '../../../app/problem-toast.ts'
import { invalidateTopic, queryClient } from '../../../app/query-client.ts'
import type { Program } from '../program.ts'

const restMs = 400

export interface ProgramDraft {
  /** As it stands on the screen. */
  values: Program
  change: (change: Partial<Program>) => void
  state: 'saved' | 'saving'
  /** Resolves once all that was typed is on the server. */
  settled: () => Promise<void>
}

/** A program that is saved while it is written: what was changed goes to the server once the hand rests, one request after the other. */
export function useProgramDraft(program: Program): ProgramDraft {
  const [changes, setChanges] = useState<Partial<Program>>({})
  const waiting = useRef<Partial<Program>>({})
  const version = useRef(program.version)
  const line = useRef<Promise<void>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  version.current = Math.max(version.current, program.version)

  const send = async () => {
    const change = waiting.current
    if (Object.keys(change).length === 0) return
    waiting.current = {}
    try {
      const path = `programs/${program.id}`
      const saved = await api.patch<Program>(path, change, { ifMatch: version.current })
      version.current = saved.version
      queryClient.setQueryData(apiQuery<Program>(path).queryKey, saved)
      setChanges((shown) => without(shown, change))
      await invalidateTopic('programs')
    } catch (error) {
      setChanges((shown) => without(shown, change))
      showProblem(error)
      await invalidateTopic('programs')
    }
  }
  const settled = () => {
    clearTimeout(timer.current)
    line.current = line.current.then(send)
    return line.current
  }
  const latest = useRef(settled)
  latest.current = settled
  useEffect(() => () => void latest.current(), [])
  return {
    values: { ...program, ...changes },
    state: Object.keys(changes).length > 0 ? 'saving' : 'saved',
    settled,
    change: (change) => {
      waiting.current = { ...waiting.current, ...change }
      setChanges((shown) => ({ ...shown, ...change }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void latest.current(), restMs)
    },
  }
}

/** What was sent is shown from the server from now on, unless it was changed once more meanwhile. */
function without(shown: Partial<Program>, sent: Partial<Program>): Partial<Program> {
  return Object.fromEntries(
    Object.entries(shown).filter(([key, value]) => sent[key as keyof Program] !== value),
  )
}
