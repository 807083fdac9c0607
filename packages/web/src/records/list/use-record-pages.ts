import type { Condition } from '@regulars/model'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { apiPages } from '../../app/api-query.ts'
import type { DescribedObject, RecordRow } from '../objects/described-object.ts'

const pageLength = 100

export interface RecordQuestion {
  object: DescribedObject
  fields: readonly string[]
  filter?: Condition
  sort?: string
}

/** The records of a list as far as they have been scrolled to, and the way to the next. */
export function useRecordPages({ object, fields, filter, sort }: RecordQuestion) {
  const query = useInfiniteQuery({
    ...apiPages<RecordRow>(object.path, { fields: [...fields], filter, sort, limit: pageLength }),
    placeholderData: keepPreviousData,
  })
  const { data } = query
  const records = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data])
  const first = data?.pages[0]
  return { ...query, records, count: first?.count, countIsEstimate: first?.countIsEstimate }
}

export type RecordPages = ReturnType<typeof useRecordPages>
