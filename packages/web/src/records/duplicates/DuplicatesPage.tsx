import { inSentence } from '@regulars/model'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { ProblemState } from '../../app/ProblemState.tsx'
import { usePageTitle } from '../../app/page-title.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'
import type { DescribedObject } from '../objects/described-object.ts'
import { useObjects } from '../objects/use-objects.ts'
import { type DuplicatesOf, isOpenScan, pairCountQuery, pairPages, scansQuery } from './duplicates.ts'
import { ReviewQueue } from './ReviewQueue.tsx'
import { ScanButton, ScanLine } from './ScanState.tsx'

/** Pairs of records that may be one and the same, looked through one by one: `/duplicates/contacts`. */
export function DuplicatesPage() {
  const { objectPath = '' } = useParams({ strict: false })
  const { changeSet } = useSearch({ strict: false }) as { changeSet?: string }
  const object = useObjects().byPath(objectPath)
  return (
    object && <DuplicatesOfObject key={`${objectPath} ${changeSet}`} object={object} changeSet={changeSet} />
  )
}

function DuplicatesOfObject({ object, changeSet }: DuplicatesOf) {
  const many = inSentence(object.labelPlural)
  usePageTitle(`Duplicates among ${many}`)
  const of = { object, changeSet }
  const pairs = useInfiniteQuery(pairPages(of))
  const shown = pairs.data?.pages.flatMap(({ data }) => data)
  const { data: count } = useQuery(pairCountQuery(of))
  const { data: scans } = useQuery(scansQuery(of))
  if (pairs.isError)
    return (
      <ProblemState
        isPage
        error={pairs.error}
        what={`duplicates among ${many}`}
        onRetry={() => void pairs.refetch()}
        isRetrying={pairs.isFetching}
      />
    )
  const latest = scans?.data[0]
  const isFirst = scans !== undefined && latest === undefined
  return (
    <Page>
      <PageHeader
        title={`Duplicates among ${many}`}
        count={count?.count || undefined}
        countIsEstimate={count?.isMore}
        description={<ScanLine object={object} scan={latest} />}
        actions={
          object.may.update &&
          !isFirst && <ScanButton of={of} isRunning={latest !== undefined && isOpenScan(latest)} />
        }
      />
      {shown === undefined || scans === undefined ? (
        <SkeletonText lines={8} />
      ) : shown.length > 0 ? (
        <ReviewQueue
          of={of}
          pairs={shown}
          count={count ?? { count: shown.length, isMore: pairs.hasNextPage }}
          onMore={pairs.hasNextPage && !pairs.isFetching ? () => void pairs.fetchNextPage() : undefined}
        />
      ) : (
        <Nothing
          of={of}
          isFirst={isFirst}
          isRunning={latest !== undefined && isOpenScan(latest)}
          many={many}
        />
      )}
    </Page>
  )
}

interface NothingProps {
  of: { object: DescribedObject; changeSet?: string | undefined }
  isFirst: boolean
  isRunning: boolean
  many: string
}

function Nothing({ of, isFirst, isRunning, many }: NothingProps) {
  if (isRunning)
    return (
      <EmptyState title="Looking through them">
        Pairs stand here as they are found. You can go on meanwhile.
      </EmptyState>
    )
  if (!isFirst)
    return (
      <EmptyState title="No duplicates wait for you">
        What was told apart stays apart. Look again after many {many} have come in.
      </EmptyState>
    )
  return (
    <EmptyState
      title="Nobody has looked for duplicates yet"
      action={of.object.may.update && <ScanButton of={of} isRunning={false} variant="primary" />}
    >
      All {many} are compared by what their fields say: swapped names, typing errors, short forms, moved
      addresses. Nothing is changed by looking.
    </EmptyState>
  )
}
