import { inSentence } from '@regulars/model'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { ProblemState } from '../../app/ProblemState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { boardFields } from '../layouts/layout-fields.ts'
import { ListEmpty } from './ListEmpty.tsx'
import { RecordCards } from './RecordCards.tsx'
import { TableOf } from './TableOf.tsx'
import { UnreadableFilter } from './UnreadableFilter.tsx'
import type { List } from './use-list.ts'

const loadBoard = () => import('../layouts/board/BoardOf.tsx')
const BoardOf = lazy(loadBoard)
const CalendarOf = lazy(() => import('../layouts/calendar/CalendarOf.tsx'))
const TimelineOf = lazy(() => import('../layouts/timeline/TimelineOf.tsx'))
const GalleryOf = lazy(() => import('../layouts/gallery/GalleryOf.tsx'))

const nothing = { filter: undefined, view: undefined, q: undefined }

/** The records of a list, laid out as it says; cards on a phone; or why there are none. */
export function ListBody({ list, empty }: { list: List; empty?: ReactNode }) {
  const { object, pages, columns, selection, filter, state, change, mended, layout, levels, isNarrow } = list
  useBoardAtHand(boardFields(object).length > 0)
  if (mended) return <UnreadableFilter list={list} mended={mended} />
  if (layout === 'board')
    return (
      <Loading>
        <BoardOf list={list} />
      </Loading>
    )
  if (layout === 'calendar')
    return (
      <Loading>
        <CalendarOf list={list} />
      </Loading>
    )
  if (layout === 'timeline')
    return (
      <Loading>
        <TimelineOf list={list} />
      </Loading>
    )
  const isBare = filter === undefined && !state.q
  if (levels.length === 0) {
    if (pages.isError && pages.records.length === 0)
      return (
        <ProblemState
          error={pages.error}
          what={`these ${inSentence(object.labelPlural)}`}
          onRetry={() => void pages.refetch()}
          isRetrying={pages.isFetching}
        />
      )
    if (pages.isSuccess && pages.records.length === 0)
      return (
        (isBare && empty) || <ListEmpty object={object} isBare={isBare} onClear={() => change(nothing)} />
      )
  }
  if (layout === 'gallery')
    return (
      <Loading>
        <GalleryOf list={list} />
      </Loading>
    )
  if (isNarrow) return <RecordCards {...{ object, pages, columns, selection }} />
  return <TableOf list={list} />
}

/** How long the records have the line to themselves. */
const quietMs = 300

/** Fetches what draws boards while one looks at something else, so that it need not be waited for. */
function useBoardAtHand(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return
    // Where it cannot be had now, the board itself says so.
    const later = setTimeout(() => loadBoard().catch(() => {}), quietMs)
    return () => clearTimeout(later)
  }, [isWanted])
}

function Loading({ children }: { children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <div className="space-y-3 px-6 pt-4">
          <Skeleton className="w-1/3" />
          <Skeleton className="w-1/2" />
        </div>
      }
    >
      {children}
    </Suspense>
  )
}
