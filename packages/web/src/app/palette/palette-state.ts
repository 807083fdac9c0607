import { useSyncExternalStore } from 'react'

/** Closed, open for everything, or open for what can be made new. */
export type PaletteState = 'closed' | 'all' | 'create'

let state: PaletteState = 'closed'
const listeners = new Set<() => void>()

export function showPalette(next: PaletteState): void {
  state = next
  tell()
}

export function usePaletteState(): PaletteState {
  return useSyncExternalStore(subscribe, () => state)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
