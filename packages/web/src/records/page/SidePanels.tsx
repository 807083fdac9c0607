import { Suspense } from 'react'
import { usePanels } from '../../app/modules-context.ts'
import { SectionHeader } from '../../ui/SectionHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'

/** What other modules add beside a record: consents, the member card. Nothing without any. */
export function SidePanels({ object, id }: { object: string; id: string }) {
  const panels = usePanels(object, 'side')
  if (panels.length === 0) return null
  return (
    <aside aria-label="More about it" className="space-y-8 xl:w-80">
      {panels.map(({ name, title, component: Panel }) => (
        <section key={name} aria-label={title}>
          <SectionHeader title={title} />
          <Suspense fallback={<SkeletonText />}>
            <Panel recordId={id} />
          </Suspense>
        </section>
      ))}
    </aside>
  )
}
