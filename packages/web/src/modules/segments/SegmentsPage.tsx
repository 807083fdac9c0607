import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { apiQuery, type ListPage } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFormat } from '../../ui/format/use-format.tsx'
import { ButtonLink, Link } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PlainTable } from '../../ui/PlainTable.tsx'
import { Skeleton, SkeletonRows } from '../../ui/Skeleton.tsx'
import { When } from '../../ui/When.tsx'
import type { Segment } from './segment.ts'

const columns = [
  { key: 'name', label: 'Segment' },
  { key: 'people', label: 'People now', align: 'end', className: 'w-28' },
  { key: 'changed', label: 'Changed', align: 'end', className: 'w-36', isWideOnly: true },
] as const

/** All segments, each with how many are in it at this moment. */
export function SegmentsPage() {
  const may = useMay()
  const segments = useQuery(apiQuery<ListPage<Segment>>('segments', { limit: 200 }))
  if (segments.isError)
    return (
      <ProblemState
        isPage
        error={segments.error}
        what="the segments"
        onRetry={() => void segments.refetch()}
      />
    )
  const list = segments.data?.data
  return (
    <Page width="reading">
      <PageHeader
        title="Segments"
        count={segments.data?.count}
        description="Groups of people by what is true of them. Who is in one changes by itself."
        actions={
          may('segment.create') && (
            <ButtonLink variant="primary" to="/segments/new">
              Make a segment
            </ButtonLink>
          )
        }
      />
      {!list && <SkeletonRows rows={5} columns={3} />}
      {list?.length === 0 && (
        <EmptyState icon={<UsersRound aria-hidden="true" />} title="No segments yet.">
          A segment says whom you mean: those who slip away, those who came once, your best. Programs write to
          segments.
        </EmptyState>
      )}
      {list && list.length > 0 && (
        <PlainTable
          label="Segments"
          columns={columns}
          rows={list.map((segment) => ({
            key: segment.id,
            cells: [
              <SegmentName key="name" segment={segment} />,
              <LiveCount key="people" segmentId={segment.id} />,
              <When key="changed" at={segment.updatedAt} className="text-muted" />,
            ],
          }))}
        />
      )}
    </Page>
  )
}

function SegmentName({ segment: { id, name, description } }: { segment: Segment }) {
  return (
    <>
      <Link to="/segments/$segmentId" params={{ segmentId: id }} className="row-link font-medium">
        {name}
      </Link>
      {description && <span className="line-clamp-2 text-muted">{description}</span>}
    </>
  )
}

function LiveCount({ segmentId }: { segmentId: string }) {
  const { number } = useFormat()
  const counted = useQuery(
    apiQuery<{ count: number; countIsEstimate: boolean }>('contacts/count', { segment: segmentId }),
  )
  if (counted.isError) return <span className="text-muted">–</span>
  if (!counted.data) return <Skeleton className="ms-auto h-3 w-10" />
  const { count, countIsEstimate } = counted.data
  return (
    <>
      {countIsEstimate && 'about '}
      {number(count)}
    </>
  )
}
