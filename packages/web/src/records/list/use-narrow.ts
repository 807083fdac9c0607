import { useSyncExternalStore } from 'react'

/** Tells whether the window is as narrow as a phone's, where rows are drawn as cards. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}

const narrow = matchMedia('(max-width: 639px)')

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
