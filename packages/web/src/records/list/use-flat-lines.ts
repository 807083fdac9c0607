import { useMemo } from 'react'
import type { Line, Lines } from './lines.ts'
import type { RecordPages } from './use-record-pages.ts'

/** Rows on their way that are drawn below those that are there. */
const comingCount = 12
/** The next page is fetched before its rows come into sight. */
const ahead = 50

/** The lines of a table without groups: one record after the other. */
export function useFlatLines(pages: RecordPages): Lines {
  const { records, hasNextPage, isPending, isAsking, isError, fetchNextPage, look } = pages
  const known = useMemo(
    () => records.map((record): Line => ({ kind: 'record', record, depth: 0 })),
    [records],
  )
  return {
    count: known.length + (hasNextPage || isPending ? comingCount : 0),
    at: (index) => known[index],
    look(from, to) {
      look(from, to)
      if (to > known.length - ahead && hasNextPage && !isError && !isAsking()) void fetchNextPage()
    },
    toggle: () => undefined,
    ids: () => records.map(({ id }) => id),
  }
}
