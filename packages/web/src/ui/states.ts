import type { ReactNode } from 'react'

/**
 * The states of a component, which the gallery shows and the tests render and scan. Any file named `*.states.tsx` that
 * exports `states` is found by itself.
 */
export interface States {
  title: string
  /** By the name of the state; each is drawn as a component, so it may use hooks. */
  examples: Record<string, () => ReactNode>
}
