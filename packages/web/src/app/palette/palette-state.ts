import { useEffect, useSyncExternalStore } from 'react'
import type { Command } from '../web-module.ts'

/** Closed, open for everything, or open for what can be made new. */
export type PaletteState = 'closed' | 'all' | 'create'

let state: PaletteState = 'closed'
let pageCommands: readonly Command[] = []
const listeners = new Set<() => void>()

export function showPalette(next: PaletteState): void {
  state = next
  tell()
}

export function usePaletteState(): PaletteState {
  return useSyncExternalStore(subscribe, () => state)
}

/** Adds verbs of the page to the palette while it is on the screen. Keep the list's identity between renders (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    pageCommands = [...commands, ...pageCommands]
    tell()
    return () => {
      pageCommands = pageCommands.filter((each) => !commands.includes(each))
      tell()
    }
  }, [commands])
}

export function usePageCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, () => pageCommands)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
