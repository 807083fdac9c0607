import { lazy, Suspense } from 'react'
import type { MenuPopupProps } from './MenuPopup.tsx'
import { useLazyTrigger } from './use-lazy-trigger.ts'

const loadPopup = () => import('./MenuPopup.tsx')
const MenuPopup = lazy(loadPopup)

export type MenuProps = Omit<MenuPopupProps, 'askedBy'>

/** Verbs and places behind a button. */
export function Menu(props: MenuProps) {
  const { askedBy, trigger } = useLazyTrigger(props.trigger, 'menu', loadPopup)
  return (
    <Suspense fallback={trigger}>{askedBy ? <MenuPopup {...props} askedBy={askedBy} /> : trigger}</Suspense>
  )
}
