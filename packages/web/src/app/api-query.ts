import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type Query } from './api.ts'

/** A page of a list, as every list of the API answers. */
export interface ListPage<T> {
  data: T[]
  nextCursor: string | null
  count: number
  /** Beyond 10,000 a count is an estimate, since counting would take too long. */
  countIsEstimate: boolean
}

/**
 * A question to the API for `useQuery`. Its key begins with the first segment of the path, the topic, so that
 * `invalidateTopic('contacts')` finds every question about contacts.
 */
export function apiQuery<T>(path: string, query: Query = {}) {
  return queryOptions({
    queryKey: [topicOf(path), path, query],
    queryFn: ({ signal }) => api.get<T>(path, { query, signal }),
  })
}

/** A list for `useInfiniteQuery`, page after page by cursor. */
export function apiPages<T>(path: string, query: Query = {}) {
  return infiniteQueryOptions({
    queryKey: [topicOf(path), path, query, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      api.get<ListPage<T>>(path, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  })
}

export function topicOf(path: string): string {
  return path.split('/', 1)[0]!
}
