import { useEffect, useState } from 'react'
import type { Option } from './option.ts'

/** Finds options for what was typed; must pass on the signal, so that old answers never overtake new ones. */
export type LoadOptions = (query: string, signal: AbortSignal) => Promise<readonly Option[]>

export interface FoundOptions {
  options: readonly Option[]
  isLoading: boolean
  error: unknown
}

const restMs = 150

/** Asks `load` once typing rests, while `open`; keeps the last answer until the next one is there. */
export function useOptions(load: LoadOptions, query: string, open: boolean): FoundOptions {
  const [found, setFound] = useState<FoundOptions>({ options: [], isLoading: false, error: undefined })
  useEffect(() => {
    if (!open) return
    const asked = new AbortController()
    const timer = setTimeout(
      async () => {
        setFound((last) => ({ ...last, isLoading: true }))
        try {
          const options = await load(query, asked.signal)
          if (!asked.signal.aborted) setFound({ options, isLoading: false, error: undefined })
        } catch (error) {
          if (!asked.signal.aborted) setFound({ options: [], isLoading: false, error })
        }
      },
      query === '' ? 0 : restMs,
    )
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [load, query, open])
  return found
}
