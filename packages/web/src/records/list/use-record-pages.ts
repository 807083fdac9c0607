import type { Condition } from '@regulars/model'
import { hashKey, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { api } from '../../app/api.ts'
import { apiPages, type ListPage } from '../../app/api-query.ts'
import { queryClient } from '../../app/query-client.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'
import { gather, nothingGathered, type PagesData, pageAt, withPage } from './pages-data.ts'

const pageLength = 100

export interface RecordQuestion {
  object: DescribedObject
  fields: readonly string[]
  filter?: Condition
  sort?: string
  /** False while it is not to be asked: a group that is closed. */
  enabled?: boolean
}

/**
 * The records of a list as far as they have been scrolled to, and the way to the next. When something changed, only the pages one looks at are
 * asked again; the others when one comes back to them. However far one has scrolled, a change costs a page or two.
 */
export function useRecordPages({ object, fields, filter, sort, enabled = true }: RecordQuestion) {
  const question = { fields: [...fields], filter, sort, limit: pageLength }
  const options = apiPages<RecordRow>(object.path, question)
  const isKnown = queryClient.getQueryData(options.queryKey) !== undefined
  const query = useInfiniteQuery({
    ...options,
    placeholderData: keepPreviousData,
    // Once there is something, the query would ask for every page again; `useFreshPages` sees to it instead.
    enabled: enabled && !isKnown,
  })
  const look = useFreshPages(object.path, question, enabled)
  const { data } = query
  const gathered = useRef(nothingGathered)
  const { records } = useMemo(() => {
    gathered.current = gather(gathered.current, data?.pages ?? [])
    return gathered.current
  }, [data])
  const first = data?.pages[0]
  const { isPending, isSuccess, isError, error, hasNextPage, refetch, fetchNextPage } = query
  return {
    ...{ isPending, isSuccess, isError, error, hasNextPage, refetch, fetchNextPage },
    ...{ records, look, count: first?.count, countIsEstimate: first?.countIsEstimate },
    /** Whoever reads it while drawing is drawn anew whenever something is asked for. */
    get isFetching() {
      return query.isFetching
    },
    /** Whether something is on its way at this moment. */
    isAsking: () => queryClient.isFetching({ queryKey: options.queryKey, exact: true }) > 0,
  }
}

export type RecordPages = ReturnType<typeof useRecordPages>

const staleMs = 30_000

/** Keeps the pages in sight fresh. Returns the way to say which rows those are. */
function useFreshPages(path: string, question: object, enabled: boolean) {
  const { queryKey } = apiPages<RecordRow>(path, question as never)
  const hash = hashKey(queryKey)
  const state = useRef({ hash, from: 0, to: 0, old: new Set<number>(), isBusy: false })
  if (state.current.hash !== hash) state.current = { hash, from: 0, to: 0, old: new Set(), isBusy: false }
  const latest = useRef({ path, question, queryKey })
  useEffect(() => {
    latest.current = { path, question, queryKey }
  })
  useEffect(() => {
    if (!enabled) return
    const cache = queryClient.getQueryCache()
    const known = cache.get(hash)?.state
    if (known?.data && (known.isInvalidated || Date.now() - known.dataUpdatedAt > staleMs)) ageAll()
    return cache.subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'invalidate' && event.query.queryHash === hash)
        ageAll()
    })
    function ageAll() {
      const data = queryClient.getQueryData<PagesData>(latest.current.queryKey)
      for (const index of data?.pages.keys() ?? []) state.current.old.add(index)
      void freshen(state.current, latest.current)
    }
  }, [hash, enabled])
  return useRef((from: number, to: number) => {
    Object.assign(state.current, { from, to })
    void freshen(state.current, latest.current)
  }).current
}

interface Freshness {
  from: number
  to: number
  /** Pages that may have changed since they were read. */
  old: Set<number>
  isBusy: boolean
}

interface Asked {
  path: string
  question: object
  queryKey: readonly unknown[]
}

/** Reads the old pages among those in sight anew, the first one first, since each says where the next begins. */
async function freshen(state: Freshness, asked: Asked): Promise<void> {
  if (state.isBusy || state.old.size === 0) return
  state.isBusy = true
  try {
    for (let index = nextOld(state, asked); index !== undefined; index = nextOld(state, asked)) {
      state.old.delete(index)
      await readAnew(state, asked, index)
    }
  } catch {
    // What is shown stays; the next change or look asks again.
  } finally {
    state.isBusy = false
  }
}

function nextOld({ from, to, old }: Freshness, { queryKey }: Asked): number | undefined {
  const data = queryClient.getQueryData<PagesData>(queryKey)
  if (!data) return undefined
  const last = pageAt(data, to)
  for (let index = pageAt(data, from); index <= last; index += 1) if (old.has(index)) return index
  return undefined
}

async function readAnew({ old }: Freshness, { path, question, queryKey }: Asked, index: number) {
  const cursor = queryClient.getQueryData<PagesData>(queryKey)?.pageParams[index] ?? undefined
  const page = await api.get<ListPage<RecordRow>>(path, { query: { ...question, cursor } })
  queryClient.setQueryData<PagesData>(queryKey, (data) => {
    if (!data || (data.pageParams[index] ?? undefined) !== cursor) return data
    const { data: next, isNextOld } = withPage(data, index, page)
    if (isNextOld) old.add(index + 1)
    return next
  })
}
