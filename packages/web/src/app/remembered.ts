import { useState } from 'react'

/** A state that this browser remembers: how wide, folded or not. Never anything of a customer. */
export function useRemembered<T>(name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => recall(name) ?? initial)
  return [
    value,
    (next) => {
      setValue(next)
      remember(name, next)
    },
  ]
}

const keyOf = (name: string): string => `regulars.${name}`

/** What this browser remembers under a name; undefined when nothing. */
export function recall<T>(name: string): T | undefined {
  try {
    const kept = localStorage.getItem(keyOf(name))
    return kept === null ? undefined : (JSON.parse(kept) as T)
  } catch {
    return undefined
  }
}

/** Keeps a state in this browser. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value))
  } catch {
    // Storage can be full or forbidden; then it is forgotten with the page.
  }
}
