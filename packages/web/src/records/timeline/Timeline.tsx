import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { apiPages } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { dayOf } from '../../ui/format/calendar-day.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import { TimelineEntry } from './TimelineEntry.tsx'
import { byDay, type Touchpoint } from './touchpoint.ts'

export interface TimelineProps {
  contactId: string
  /** Only these kinds: `['call', 'meeting']`. */
  types?: readonly string[]
}

/** Everything that happened between a person and us, newest first, day by day. */
export function Timeline({ contactId, types }: TimelineProps) {
  const { timeZone, day: longDay, near } = useFormat()
  const query = useInfiniteQuery(
    apiPages<Touchpoint>('touchpoints', {
      contact: contactId,
      ...(types ? { type: types } : {}),
      include: 'createdBy',
      sort: '-at',
      limit: 50,
    }),
  )
  const { data } = query
  const days = useMemo(() => {
    const all = data?.pages.flatMap((page) => page.data) ?? []
    return byDay(all, (at) => dayOf(at, timeZone))
  }, [data, timeZone])
  if (query.isError) return <ProblemState error={query.error} what="this timeline" onRetry={query.refetch} />
  if (!data) return <SkeletonText lines={6} />
  if (days.length === 0)
    return (
      <EmptyState title="Nothing happened yet">Orders, mails, calls and notes will stand here.</EmptyState>
    )
  return (
    <>
      <h2 className="sr-only">What happened</h2>
      {days.map(({ day, touchpoints }) => (
        <section key={day} aria-label={longDay(day)} className="mb-5">
          <h3 className="mb-1 text-small font-medium text-muted">
            {longDay(day)}
            <span className="font-normal"> · {near(day)}</span>
          </h3>
          <ol>
            {touchpoints.map((touchpoint) => (
              <TimelineEntry key={touchpoint.id} touchpoint={touchpoint} />
            ))}
          </ol>
        </section>
      ))}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Earlier
        </Button>
      )}
    </>
  )
}
