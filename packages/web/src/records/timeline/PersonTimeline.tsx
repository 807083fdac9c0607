import { Composer } from './Composer.tsx'
import { Timeline } from './Timeline.tsx'

/** What happened between a person and us, and the way to write down more of it. */
export function PersonTimeline({ contactId }: { contactId: string }) {
  return (
    <div className="max-w-3xl">
      <Composer contactId={contactId} />
      <Timeline contactId={contactId} />
    </div>
  )
}
