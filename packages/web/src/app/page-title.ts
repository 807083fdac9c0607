import { useEffect, useSyncExternalStore } from 'react'

/** Routes say what they are called: `createRoute({ …, staticData: { crumb: 'People' } })`. */
declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    crumb?: string
  }
}

let title: string | undefined
const listeners = new Set<() => void>()

/** Names the page after what is on it, in the window's title and as the last breadcrumb: `usePageTitle(person?.name)`. */
export function usePageTitle(name: string | undefined): void {
  useEffect(() => {
    setTitle(name)
    return () => setTitle(undefined)
  }, [name])
}

export function useCurrentPageTitle(): string | undefined {
  return useSyncExternalStore(subscribe, () => title)
}

function setTitle(next: string | undefined): void {
  title = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
