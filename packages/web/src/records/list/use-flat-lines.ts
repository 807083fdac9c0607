import type { Lines } from './lines.ts'
import type { RecordPages } from './use-record-pages.ts'

/** Rows on their way that are drawn below those that are there. */
const comingCount = 12
/** The next page is fetched before its rows come into sight. */
const ahead = 50

/** The lines of a table without groups: one record after the other. */
export function useFlatLines(pages: RecordPages): Lines {
  const { records, hasNextPage, isPending, isAsking, isError, fetchNextPage, look } = pages
  return {
    count: records.length + (hasNextPage || isPending ? comingCount : 0),
    at(index) {
      const record = records[index]
      return record && { kind: 'record', record, depth: 0 }
    },
    look(from, to) {
      look(from, to)
      if (to > records.length - ahead && hasNextPage && !isError && !isAsking()) void fetchNextPage()
    },
    toggle: () => undefined,
    ids: () => records.map(({ id }) => id),
  }
}
