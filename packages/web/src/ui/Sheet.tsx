import { lazy, Suspense } from 'react'
import type { SheetProps } from './SheetPopup.tsx'
import { useOnceTrue } from './use-once-true.ts'

export type { SheetProps }

const SheetPopup = lazy(() => import('./SheetPopup.tsx'))

/** A page at the side, for what belongs to the page below; covers a phone's screen. */
export function Sheet(props: SheetProps) {
  const isWanted = useOnceTrue(props.open)
  return <Suspense>{isWanted && <SheetPopup {...props} />}</Suspense>
}
