import { lazy, Suspense } from 'react'
import type { DialogProps } from './DialogPopup.tsx'
import { useOnceTrue } from './use-once-true.ts'

export type { DialogProps }

const DialogPopup = lazy(() => import('./DialogPopup.tsx'))

/** A question or a short form that must be answered first. Sits at the foot of the screen on a phone. */
export function Dialog(props: DialogProps) {
  const isWanted = useOnceTrue(props.open)
  return <Suspense>{isWanted && <DialogPopup {...props} />}</Suspense>
}
