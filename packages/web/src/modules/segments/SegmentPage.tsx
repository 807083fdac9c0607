import type { Condition } from '@regulars/model'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { apiQuery } from '../../app/api-query.ts'
import { ProblemCallout } from '../../app/ProblemCallout.tsx'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { invalidateTopic } from '../../app/query-client.ts'
import { useMay } from '../../app/session.ts'
import { offerUndo } from '../../app/undo.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { ConditionEditor } from './ConditionEditor.tsx'
import { PeopleIn } from './PeopleIn.tsx'
import { PickedPeople } from './PickedPeople.tsx'
import { ProgramsFor } from './ProgramsFor.tsx'
import { SegmentActions } from './SegmentActions.tsx'
import type { Segment } from './segment.ts'

/** One segment: whom it means, who that is now, and what is done with them. */
export function SegmentPage() {
  const { segmentId } = useParams({ from: '/shell/segments/$segmentId' })
  const segment = useQuery(apiQuery<Segment>(`segments/${segmentId}`))
  usePageTitle(segment.data?.name)
  if (segment.isError)
    return (
      <ProblemState isPage error={segment.error} what="this segment" onRetry={() => void segment.refetch()} />
    )
  return (
    <Page width="reading">
      {segment.data ? <SegmentView key={segmentId} segment={segment.data} /> : <SkeletonText lines={5} />}
    </Page>
  )
}

function SegmentView({ segment }: { segment: Segment }) {
  const may = useMay()
  const [draft, setDraft] = useState<Condition>()
  const condition = draft ?? segment.condition
  const save = useMutation({
    mutationFn: () =>
      api.write<Segment>('PATCH', `segments/${segment.id}`, { condition }, { ifMatch: segment.version }),
    onSuccess: async ({ changeSetId }) => {
      await invalidateTopic('segments')
      setDraft(undefined)
      offerUndo({ title: `Changed who is in “${segment.name}”.`, changeSetId })
    },
  })
  return (
    <>
      <PageHeader
        title={segment.name}
        description={segment.description}
        actions={<SegmentActions segment={segment} />}
      />
      <ConditionEditor condition={condition} onChange={may('segment.update') ? setDraft : undefined} />
      {draft && (
        <div className="-mt-3 mb-6 space-y-2">
          <ProblemCallout error={save.error} />
          <div className="flex flex-wrap items-center gap-2">
            <Button variant="primary" busy={save.isPending} onClick={() => save.mutate()}>
              Save this change
            </Button>
            <Button variant="quiet" onClick={() => setDraft(undefined)}>
              Leave it as it was
            </Button>
            <span className="text-muted">Not saved yet; below are the people it would mean.</span>
          </div>
        </div>
      )}
      <ProgramsFor segmentId={segment.id} />
      <PickedPeople segmentId={segment.id} segmentName={segment.name} />
      <PeopleIn condition={condition} />
    </>
  )
}
