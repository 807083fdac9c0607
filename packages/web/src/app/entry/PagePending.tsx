import { Page } from '../../ui/Page.tsx'
import { Skeleton, SkeletonRows } from '../../ui/Skeleton.tsx'

/** A page on its way. */
export function PagePending() {
  return (
    <Page>
      <Skeleton className="mb-6 h-7 w-48" />
      <SkeletonRows />
    </Page>
  )
}
