import { useState } from 'react'

/** A state that this browser remembers: how wide, folded or not. Never anything of a customer. */
export function useRemembered<T>(name: string, initial: T): [T, (value: T) => void] {
  const key = `regulars.${name}`
  const [value, setValue] = useState<T>(() => recall(key) ?? initial)
  return [
    value,
    (next) => {
      setValue(next)
      keep(key, next)
    },
  ]
}

function recall<T>(key: string): T | undefined {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? undefined : (JSON.parse(kept) as T)
  } catch {
    return undefined
  }
}

function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage can be full or forbidden; then it is forgotten with the page.
  }
}
