import { lazy, type ReactElement, Suspense } from 'react'
import type { MenuEntry } from './menu-entry.ts'
import { useLazyTrigger } from './use-lazy-trigger.ts'

const loadPopup = () => import('./MenuPopup.tsx')
const MenuPopup = lazy(loadPopup)

export interface MenuProps {
  /** The button that opens it: a `Button` or an `IconButton`. */
  trigger: ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom' | 'right'
}

/** Verbs and places behind a button. */
export function Menu(props: MenuProps) {
  const { askedBy, trigger } = useLazyTrigger(props.trigger, 'menu', loadPopup)
  if (!askedBy) return trigger
  return (
    <Suspense fallback={trigger}>
      <MenuPopup {...props} askedBy={askedBy} />
    </Suspense>
  )
}
