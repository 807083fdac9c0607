import { lazy, type ReactNode, type RefObject, Suspense } from 'react'
import { useOnceTrue } from './use-once-true.ts'

const DialogPopup = lazy(() => import('./DialogPopup.tsx'))

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  size?: 'small' | 'medium' | 'large'
  /** The verbs, the one that goes on last. */
  footer?: ReactNode
  initialFocus?: RefObject<HTMLElement | null>
  children?: ReactNode
}

/** A question or a short form that must be answered first. Sits at the foot of the screen on a phone. */
export function Dialog(props: DialogProps) {
  const isWanted = useOnceTrue(props.open)
  return <Suspense>{isWanted && <DialogPopup {...props} />}</Suspense>
}
