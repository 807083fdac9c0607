import { lazy, type ReactElement, type ReactNode, Suspense, useState } from 'react'
import { useLazyTrigger } from './use-lazy-trigger.ts'

const loadPopup = () => import('./PopoverPopup.tsx')
const PopoverPopup = lazy(loadPopup)

export interface PopoverProps {
  trigger: ReactElement
  title?: string
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  className?: string
  /** What is inside; `close` closes it, after a choice was made. */
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A small page beside what it is about: a filter part, a reason, a picker. */
export function Popover(props: PopoverProps) {
  const { askedBy, trigger } = useLazyTrigger(props.trigger, 'dialog', loadPopup)
  const [open, setOpen] = useState(true)
  if (!askedBy) return trigger
  return (
    <Suspense fallback={trigger}>
      <PopoverPopup {...props} open={open} onOpenChange={setOpen} />
    </Suspense>
  )
}
