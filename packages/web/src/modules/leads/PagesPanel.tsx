import { useQuery } from '@tanstack/react-query'
import { apiQuery } from '../../app/api-query.ts'
import { ProblemState } from '../../app/ProblemState.tsx'
import type { PanelProps } from '../../app/web-module.ts'
import { useFormat } from '../../ui/format/use-format.tsx'
import { SkeletonText } from '../../ui/Skeleton.tsx'

interface Visit {
  pageCount: number
  pages: { at: string; page: string; title: string }[] | null
}

/** The pages that were read in one visit, in their order. */
export default function PagesPanel({ recordId }: PanelProps) {
  const { time, exact } = useFormat()
  const asked = useQuery(apiQuery<Visit>(`web-visits/${recordId}`))
  if (asked.isError) return <ProblemState error={asked.error} what="the pages" onRetry={asked.refetch} />
  if (!asked.data) return <SkeletonText lines={5} />
  const { pages, pageCount } = asked.data
  const shown = pages ?? []
  return (
    <>
      <ol className="max-w-3xl border-y border-hairline">
        {shown.map(({ at, page, title }) => (
          <li key={at} className="flex gap-4 border-b border-hairline py-2 last:border-0">
            <span className="min-w-0 flex-1">
              {title || page}
              {title && <span className="block truncate text-small text-muted">{page}</span>}
            </span>
            <time dateTime={at} title={exact(at)} className="shrink-0 text-small text-muted">
              {time(at)}
            </time>
          </li>
        ))}
      </ol>
      {pageCount > shown.length && (
        <p className="mt-2 text-small text-muted">{pageCount - shown.length} more were read.</p>
      )}
    </>
  )
}
