import { lazy, Suspense, useState } from 'react'
import type { PopoverPopupProps } from './PopoverPopup.tsx'
import { useLazyTrigger } from './use-lazy-trigger.ts'

const loadPopup = () => import('./PopoverPopup.tsx')
const PopoverPopup = lazy(loadPopup)

export type PopoverProps = Omit<PopoverPopupProps, 'open' | 'onOpenChange'>

/** A small page beside what it is about: a filter part, a reason, a picker. */
export function Popover(props: PopoverProps) {
  const { askedBy, trigger } = useLazyTrigger(props.trigger, 'dialog', loadPopup)
  const [open, setOpen] = useState(true)
  return (
    <Suspense fallback={trigger}>
      {askedBy ? <PopoverPopup {...props} open={open} onOpenChange={setOpen} /> : trigger}
    </Suspense>
  )
}
