import { lazy, type ReactNode, Suspense } from 'react'
import { useOnceTrue } from './use-once-true.ts'

const SheetPopup = lazy(() => import('./SheetPopup.tsx'))

export interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** Where it comes from: `end` for details of something, `start` for the way around. */
  side?: 'start' | 'end'
  /** Leaves the page behind it usable, to look at one thing after another. */
  modal?: boolean
  footer?: ReactNode
  className?: string
  children: ReactNode
}

/** A page at the side, for what belongs to the page below; covers a phone's screen. */
export function Sheet(props: SheetProps) {
  const isWanted = useOnceTrue(props.open)
  return <Suspense>{isWanted && <SheetPopup {...props} />}</Suspense>
}
